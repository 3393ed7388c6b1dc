using System.Globalization;
using System.Runtime.InteropServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>What was measured on, in a line.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        List<string> parts =
        [
            Line("/proc/cpuinfo", "model name") is { } model ? $"{model}{Model()}" : RuntimeInformation.ProcessArchitecture.ToString(),
            $"{Environment.ProcessorCount} processors",
            string.Create(CultureInfo.InvariantCulture, $"{(int)LaneWidths.Default * 64}-bit vectors"),
            string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"),
            Line("/etc/os-release", "PRETTY_NAME") ?? RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
        ];
        if (Command.Exists("g++"))
            parts.Add($"g++ {(await Command.RunAsync("g++", ["-dumpfullversion"])).Trim()}");
        string load = File.Exists("/proc/loadavg") ? $"; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} when it ended" : "";
        return string.Join(", ", parts) + load;
    }

    /// <summary>Virtual machines tell little by the name.</summary>
    private static string Model() => Line("/proc/cpuinfo", "cpu family") is { } family && Line("/proc/cpuinfo", "model\t") is { } number
        ? $" (family {family}, model {number})"
        : "";

    /// <summary>The value of a key, which stands before : or =.</summary>
    private static string? Line(string path, string key) =>
        File.Exists(path) && File.ReadLines(path).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } found
            ? found[(found.IndexOfAny([':', '=']) + 1)..].Trim().Trim('"')
            : null;
}
