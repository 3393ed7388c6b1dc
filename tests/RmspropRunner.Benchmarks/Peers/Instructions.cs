using System.Diagnostics;
using System.Globalization;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>What a program has the processor do: the same from run to run, where times are not.</summary>
internal static class Instructions
{
    /// <summary>The instructions outside of the kernel; null where perf is not there, or the machine does not let it count.</summary>
    public static async Task<long?> CountAsync(string program, IEnumerable<string> arguments)
    {
        if (!Command.Exists("perf"))
            return null;
        ProcessStartInfo start = new("perf", ["stat", "-x", ",", "-e", "instructions:u", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string counts = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        string? line = counts.Split('\n').FirstOrDefault(line => line.Contains("instructions:u", StringComparison.Ordinal));
        return long.TryParse(line?.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : null;
    }
}
