using System.Globalization;

namespace RmspropRunner.Benchmarks;

/// <summary>What a running process needs.</summary>
internal static class MemoryUse
{
    /// <summary>The most memory that it has had so far, in MB; 0 where the system does not say, or it has ended.</summary>
    public static double PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
