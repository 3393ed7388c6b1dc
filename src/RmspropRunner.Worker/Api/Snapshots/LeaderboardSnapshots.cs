using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>Leaderboards, each as long as anybody may ask for: shorter ones are taken from it.</summary>
internal sealed class LeaderboardSnapshots(IHostApplicationLifetime lifetime, TimeProvider time)
    : SnapshotCache<string, LeaderboardRow>(100_000, lifetime, time)
{
    /// <summary>The most configurations of a leaderboard.</summary>
    public const int MostConfigurations = 1000;

    /// <param name="store">The store.</param>
    /// <param name="experimentKey">The experiment, as the path names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where there is no such experiment.</returns>
    public Task<Snapshot<LeaderboardRow>?> GetAsync(IExperimentStore store, string experimentKey, CancellationToken cancellationToken) =>
        GetAsync(
            experimentKey,
            store,
            experimentKey,
            (experiment, stopping) => store.LeaderboardAsync(experiment.Id, MostConfigurations, stopping),
            cancellationToken);

    /// <summary>The leaderboard that the store would give for a lower limit: the best of each problem in turn.</summary>
    public static IReadOnlyList<LeaderboardRow> Best(IReadOnlyList<LeaderboardRow> rows, int limit) =>
        rows.Count <= limit
            ? rows
            : [
                .. rows.GroupBy(row => (row.Problem, row.Dimension))
                    .SelectMany((problem, group) => problem.Select((row, place) => (row, place, group)))
                    .OrderBy(placed => placed.place).ThenBy(placed => placed.group)
                    .Take(limit)
                    .OrderBy(placed => placed.group).ThenBy(placed => placed.place)
                    .Select(placed => placed.row),
            ];
}
