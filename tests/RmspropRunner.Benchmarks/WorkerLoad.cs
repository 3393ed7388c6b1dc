using System.Diagnostics;
using System.Net;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// The real worker under load: 500 reads a second of the leaderboard of an experiment of ten million points while the
/// worker runs it, then all of its points as one export, with the most memory that the worker ever had.
/// </summary>
internal static class WorkerLoad
{
    private const int PerSecond = 500;
    private const int Trials = 10_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    public static async Task RunAsync()
    {
        if (!await WrkLoad.IsInstalledAsync())
            return;

        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        await MeasureAsync("SQLite", Path.Combine(folder, "rmsprop.db"));
        Directory.Delete(folder, recursive: true);
        await using PostgresServer server = await PostgresServer.StartAsync();
        await MeasureAsync("PostgreSQL", server.ConnectionStringOf("bench"));
    }

    private static async Task MeasureAsync(string database, string location)
    {
        await using BenchmarkWorker worker = await BenchmarkWorker.StartAsync(location);
        const string Experiment = "/api/v1/experiments/load";
        const long Points = Trials * 1001L;

        Console.WriteLine($"{database}:");
        Task<TimeSpan> running = RunAsync(worker);
        while (!(await worker.Client.GetAsync($"{Experiment}/trials/1")).IsSuccessStatusCode)
        {
        }

        WrkLoad busy = await WrkLoad.RunAsync(new Uri(worker.Url, $"{Experiment}/leaderboard"), PerSecond, Duration);
        Report(running.IsCompleted ? "leaderboard, at the end no longer running" : "leaderboard, while it runs", busy);
        double rate = Points / (await running).TotalSeconds;
        Console.WriteLine($"  run meanwhile: {Points:N0} points, {rate:N0} a second");
        Report("leaderboard, finished", await WrkLoad.RunAsync(new Uri(worker.Url, $"{Experiment}/leaderboard"), PerSecond, Duration));
        Report("a page of trials, finished", await WrkLoad.RunAsync(new Uri(worker.Url, $"{Experiment}/trials?limit=20"), PerSecond, Duration));
        Console.WriteLine($"  worker's peak memory so far: {worker.PeakMemory:N0} MB");

        foreach (string format in new[] { "csv", "json" })
        {
            long before = Stopwatch.GetTimestamp();
            long bytes = await DownloadAsync(worker.Client, $"{Experiment}/traces.{format}");
            Console.WriteLine(
                $"  export of {Points:N0} points as {format}: {bytes / 1e6:N0} MB in {Stopwatch.GetElapsedTime(before).TotalSeconds:N1} s, "
                + $"worker's peak memory {worker.PeakMemory:N0} MB");
        }
    }

    private static void Report(string what, WrkLoad load) => Console.WriteLine(
        $"  {what}: {load.Requests:N0} requests, {load.Requests / load.Seconds:N0} a second, {load.Failures} failed, "
        + $"p50 {load.Median:0.0} ms, p99 {load.P99:0.0} ms, longest {load.Longest:0.0} ms");

    /// <summary>Hands the spec in, and waits for the last of its events, with which their stream ends.</summary>
    private static async Task<TimeSpan> RunAsync(BenchmarkWorker worker)
    {
        long before = Stopwatch.GetTimestamp();
        using StringContent spec = new(SphereRun.Spec("load", Trials));
        while ((await worker.Client.PostAsync("/api/v1/experiments", spec)).StatusCode == HttpStatusCode.ServiceUnavailable)
        {
        }

        await DownloadAsync(worker.Client, "/api/v1/experiments/load/events");
        return Stopwatch.GetElapsedTime(before);
    }

    private static async Task<long> DownloadAsync(HttpClient client, string url)
    {
        await using Stream body = await client.GetStreamAsync(url);
        byte[] buffer = new byte[1024 * 1024];
        long total = 0;
        while (await body.ReadAsync(buffer) is > 0 and int read)
            total += read;
        return total;
    }
}
