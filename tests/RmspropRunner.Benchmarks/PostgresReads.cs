using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>One trial's trace out of ten million points, and the deletion of them all, in PostgreSQL.</summary>
internal static class PostgresReads
{
    private const int Trials = 10_000;
    private const int Reads = 101;

    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            server.ConnectionStringOf("bench"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        SphereRun run = await SphereRun.CreateAsync(store, "bench", Trials);
        TimeSpan writing = await run.RunAsync(store);
        Console.WriteLine($"stored:   {run.Points:N0} points, {run.Points / writing.TotalSeconds:N0} a second");

        Console.WriteLine($"first:    {(await ReadAsync(store, run, 1)).TotalMilliseconds,8:0.0} ms, with the index's summary");
        Random random = new(1);
        double[] reads = new double[Reads];
        for (int i = 0; i < Reads; i++)
            reads[i] = (await ReadAsync(store, run, random.Next(1, Trials + 1))).TotalMilliseconds;
        Array.Sort(reads);
        Console.WriteLine($"a trial:  {reads[Reads / 2],8:0.0} ms in the median of {Reads}, {reads[^1]:0.0} ms at most");

        long before = Stopwatch.GetTimestamp();
        await store.DeleteAsync("bench", CancellationToken.None);
        Console.WriteLine($"deletion: {Stopwatch.GetElapsedTime(before).TotalMilliseconds,8:0.0} ms");
    }

    private static async Task<TimeSpan> ReadAsync(IExperimentStore store, SphereRun run, long trial)
    {
        long before = Stopwatch.GetTimestamp();
        int points = 0;
        await foreach (TracePoint _ in store.TraceAsync(run.Experiment.Id, trial, CancellationToken.None))
            points++;
        return points == 1001
            ? Stopwatch.GetElapsedTime(before)
            : throw new InvalidOperationException($"Expected 1001 points of trial {trial}, found {points}.");
    }
}
