using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>What the store costs a process that has just started: compiled for the first time, so it is run once.</summary>
internal static class SqliteStart
{
    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        string path = Path.Combine(folder, "rmsprop.db");
        CancellationToken none = CancellationToken.None;

        long time = Stopwatch.GetTimestamp();
        IExperimentStore store = await ExperimentStores.OpenAsync(path, StoreAccess.OpenOrCreate, TimeProvider.System, none);
        Report("open, making the file", ref time);
        await store.FindAsync("tutorial", none);
        Report("find", ref time);
        StoredExperiment experiment = await store.CreateAsync("tutorial", "", new NewRevision("name: tutorial\n", "00", 20), none);
        Report("create", ref time);
        await store.CommittedAsync(experiment.Id, none);
        Report("committed", ref time);
        await store.CommitAsync(experiment.Id, [SyntheticTrials.Shard(1, 20, 51, 2)], none);
        Report("commit of 20 trials", ref time);
        await store.LeaderboardAsync(experiment.Id, 10, none);
        Report("leaderboard", ref time);
        await foreach (var _ in store.TraceAsync(experiment.Id, 1, none))
        {
        }

        Report("trace", ref time);
        await store.TrialAsync(experiment.Id, 1, none);
        Report("trial", ref time);
        await store.DisposeAsync();
        Report("close", ref time);
        await (await ExperimentStores.OpenAsync(path, StoreAccess.OpenOrCreate, TimeProvider.System, none)).DisposeAsync();
        Report("open again", ref time);
        Directory.Delete(folder, recursive: true);
    }

    private static void Report(string step, ref long since)
    {
        Console.WriteLine($"{step,-24} {Stopwatch.GetElapsedTime(since).TotalMilliseconds,8:0.0} ms");
        since = Stopwatch.GetTimestamp();
    }
}
