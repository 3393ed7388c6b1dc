using System.ComponentModel;
using System.Diagnostics;

namespace RmspropRunner.UnitTests.Learning;

/// <summary>A test against torch, which not everybody has; without it, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchTheoryAttribute : TheoryAttribute
{
    /// <summary>Debian's Python, which is the one that python3-torch is for.</summary>
    public const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> HasTorch = new(FindTorch);

    public TorchTheoryAttribute()
    {
        if (!HasTorch.Value)
            Skip = "torch is not installed here, and this test compares with it: apt-get install python3-torch";
    }

    private static bool FindTorch()
    {
        // Finding it is quick; importing it takes seconds.
        ProcessStartInfo start = new(Python, ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"]);
        try
        {
            using Process python = Process.Start(start)!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
