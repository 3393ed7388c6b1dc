using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Benchmarks;

/// <summary>A sweep without trace, at its largest: a million trials of a thousand configurations.</summary>
internal static class SqliteTrials
{
    private const int Trials = 1_000_000;
    private const int TrialsPerShard = 500;
    private const int ShardsPerCommit = 40;

    public static async Task RunAsync()
    {
        await using TemporaryStore temporary = await TemporaryStore.CreateAsync();
        TimeSpan writing = TimeSpan.Zero;
        for (int first = 1; first <= Trials; first += TrialsPerShard * ShardsPerCommit)
        {
            ShardResult[] shards =
            [
                .. Enumerable.Range(0, ShardsPerCommit)
                    .Select(i => SyntheticTrials.Shard(first + i * TrialsPerShard, TrialsPerShard, points: 0, dimension: 10)),
            ];
            long before = Stopwatch.GetTimestamp();
            await temporary.Store.CommitAsync(temporary.Experiment.Id, shards, CancellationToken.None);
            writing += Stopwatch.GetElapsedTime(before);
        }

        Console.WriteLine($"commit:      {Trials / writing.TotalSeconds,10:N0} trials/s");
        await MeasureAsync("leaderboard", async store => await store.LeaderboardAsync(temporary.Experiment.Id, 10, CancellationToken.None));
        await MeasureAsync("count", async store => await store.ConfigurationCountAsync(temporary.Experiment.Id, CancellationToken.None));
        await MeasureAsync("list", async store => await store.ListAsync(CancellationToken.None));
        await MeasureAsync("all trials", async store =>
        {
            await foreach (TrialRecord _ in store.TrialsAsync(temporary.Experiment.Id, CancellationToken.None))
            {
            }
        });
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory: {process.PeakWorkingSet64 / 1e6,10:N0} MB");

        async Task MeasureAsync(string what, Func<IExperimentStore, Task> read)
        {
            long before = Stopwatch.GetTimestamp();
            await read(temporary.Store);
            Console.WriteLine($"{what + ":",-12} {Stopwatch.GetElapsedTime(before).TotalSeconds,10:0.00} s");
        }
    }
}
