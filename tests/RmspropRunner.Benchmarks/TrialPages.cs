using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>Pages of a hundred trials out of a hundred thousand and of a million, by every sort, in both databases.</summary>
internal static class TrialPages
{
    private const int TrialsPerShard = 500;
    private const int ShardsPerCommit = 40;
    private static readonly int[] Sizes = [100_000, 1_000_000];

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        await MeasureAsync("SQLite", Path.Combine(folder, "rmsprop.db"));
        Directory.Delete(folder, recursive: true);
        await using PostgresServer server = await PostgresServer.StartAsync();
        await MeasureAsync("PostgreSQL", server.ConnectionStringOf("bench"));
    }

    private static async Task MeasureAsync(string database, string location)
    {
        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        foreach (int trials in Sizes)
        {
            StoredExperiment experiment = await store.CreateAsync(
                $"pages-{trials}", "", new NewRevision("name: pages\n", "00", trials), CancellationToken.None);
            for (int first = 1; first <= trials; first += TrialsPerShard * ShardsPerCommit)
            {
                await store.CommitAsync(
                    experiment.Id,
                    [
                        .. Enumerable.Range(0, ShardsPerCommit)
                            .Select(i => SyntheticTrials.Shard(first + i * TrialsPerShard, TrialsPerShard, points: 0, dimension: 10)),
                    ],
                    CancellationToken.None);
            }

            Console.WriteLine($"{database}, {trials:N0} trials:");
            foreach (TrialSort sort in Enum.GetValues<TrialSort>())
                await ReportAsync(store, experiment, $"by {sort}", new TrialQuery { Sort = sort, IsDescending = true, Limit = 100 });
            await ReportAsync(store, experiment, "seed 7", new TrialQuery { Seed = 7, Limit = 100 });
            await ReportAsync(store, experiment, "diverged, of which there are none", new TrialQuery { IsDiverged = true, Limit = 100 });
            await ReportAsync(
                store, experiment, "configuration 5, by best objective",
                new TrialQuery { Configuration = 5, Sort = TrialSort.BestObjective, Limit = 100 });
        }
    }

    /// <summary>The first page and the one after it, in milliseconds; the first time also warms the caches.</summary>
    private static async Task ReportAsync(IExperimentStore store, StoredExperiment experiment, string what, TrialQuery query)
    {
        List<double> times = [];
        for (int round = 0; round < 3; round++)
        {
            long before = Stopwatch.GetTimestamp();
            IReadOnlyList<TrialRecord> page = await store.TrialsAsync(experiment.Id, query, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            if (page.Count == query.Limit && round > 0)
                query = query with { After = TrialPosition.Of(page[^1], query.Sort) };
        }

        Console.WriteLine($"  {what + ":",-36} first {times[0],8:0.0} ms, again {times[1],8:0.0} ms, next page {times[2],8:0.0} ms");
    }
}
