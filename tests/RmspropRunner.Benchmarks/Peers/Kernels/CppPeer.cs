using System.Globalization;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>The work as a C++ program does it, compiled for this machine.</summary>
internal sealed class CppPeer : IDisposable
{
    private static readonly string[] Options =
        ["-std=c++17", "-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-fopenmp-simd"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rmsprop-peer-");

    private string Program => Path.Combine(_folder.FullName, "peer");

    private string Inputs => Path.Combine(_folder.FullName, "trials");

    private string Outputs => Path.Combine(_folder.FullName, "results");

    /// <summary>Why it cannot be compiled here; null where it can.</summary>
    public static string? Missing => Command.Exists("g++") ? null : "there is no g++ here";

    /// <summary>With the width of its vectors, once it has run.</summary>
    public string Name { get; private set; } = "C++";

    public static async Task<CppPeer> CompileAsync(KernelWork work)
    {
        CppPeer peer = new();
        string source = Path.Combine(AppContext.BaseDirectory, "peer.cpp");
        // glibc keeps the vector math library in a file of its own, on some processors.
        string[] libraries = OperatingSystem.IsLinux() && System.Runtime.Intrinsics.X86.Sse2.IsSupported ? ["-lmvec"] : [];
        await Command.RunAsync("g++", [.. Options, source, .. libraries, "-o", peer.Program]);
        work.WriteInputs(peer.Inputs);
        return peer;
    }

    /// <summary>The median of some runs, in seconds of the processor's time.</summary>
    public Task<double> MeasureAsync(KernelWork work, int repeats) => MeasureAsync(work, repeats, Outputs);

    /// <summary>The same while another of its processes does the same, of the one that took longer.</summary>
    public async Task<double> MeasureTwoAsync(KernelWork work, int repeats) =>
        (await Task.WhenAll(MeasureAsync(work, repeats, Outputs), MeasureAsync(work, repeats, Outputs + "-other"))).Max();

    /// <summary>Of the last run.</summary>
    public KernelResults Results(KernelWork work)
    {
        KernelResults results = new(work.Trials, work.Dimension);
        results.Read(Outputs);
        return results;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<double> MeasureAsync(KernelWork work, int repeats, string outputs)
    {
        int[] numbers = [work.Trials, work.Dimension, work.Iterations, repeats];
        string[] lines = (await Command.RunAsync(
            Program, [work.Name, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)), Inputs, outputs]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Name = $"C++, {lines[0]}-bit vectors";
        return Turns.Median(lines.Skip(1).Select(line => double.Parse(line, CultureInfo.InvariantCulture)));
    }
}
