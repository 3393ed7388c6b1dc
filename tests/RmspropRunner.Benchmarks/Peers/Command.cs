using System.Diagnostics;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>Programs that are run to their end.</summary>
internal static class Command
{
    /// <summary>Whether it can be started.</summary>
    public static bool Exists(string program) =>
        program.Contains(Path.DirectorySeparatorChar)
            ? File.Exists(program)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What it writes to its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}: {await errors}");
    }

    /// <summary>The seconds from its start to its end.</summary>
    public static async Task<double> MeasureAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        long before = Stopwatch.GetTimestamp();
        await RunAsync(program, arguments, folder);
        return Stopwatch.GetElapsedTime(before).TotalSeconds;
    }
}
