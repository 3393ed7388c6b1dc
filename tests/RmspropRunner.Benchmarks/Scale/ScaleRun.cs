using System.Diagnostics;
using RmspropRunner.Benchmarks.Peers;

namespace RmspropRunner.Benchmarks.Scale;

/// <summary>A run of the published command in a folder of its own.</summary>
internal static class ScaleRun
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    public static async Task<(double Seconds, double Megabytes)> MeasureAsync(string spec, string store)
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["scale.yaml"], spec);
        ProcessStartInfo start = new(Repository.PublishedCommand, ["run", "scale.yaml", "--store", store, "--format", "json"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task end = process.WaitForExitAsync();
        double megabytes = 0;
        using PeriodicTimer looks = new(BetweenLooks);
        while (!end.IsCompleted)
        {
            megabytes = Math.Max(megabytes, MemoryUse.PeakOf(process.Id));
            await Task.WhenAny(end, looks.WaitForNextTickAsync().AsTask());
        }

        double seconds = Stopwatch.GetElapsedTime(before).TotalSeconds;
        await output;
        return process.ExitCode == 0
            ? (seconds, megabytes)
            : throw new InvalidOperationException($"rmsprop ended with exit code {process.ExitCode}: {await errors}");
    }

    /// <summary>Short trials without trace.</summary>
    public static string Trials(double count) => Spec(count, iterations: 10, every: 0);

    /// <summary>Trials of a thousand trace points.</summary>
    public static string Points(double count) => Spec(count / 1000, iterations: 999, every: 1);

    private static string Spec(double trials, int iterations, int every) => FormattableString.Invariant($$"""
        name: scale
        problems:
          - sphere: { dimension: 2 }
        optimizers: [rmsprop]
        seeds: 1..{{trials:0}}
        iterations: {{iterations}}
        trace: { every: {{every}} }
        """);
}
