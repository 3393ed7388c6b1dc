using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>Leaderboards, each as long as anybody may ask for: shorter ones are taken from it.</summary>
internal sealed class LeaderboardSnapshots(IHostApplicationLifetime lifetime, TimeProvider time)
    : SnapshotCache<(long Experiment, int Revisions), LeaderboardRow>(100_000, lifetime, time)
{
    /// <summary>The most configurations of a leaderboard.</summary>
    public const int MostConfigurations = 1000;

    public Task<Snapshot<LeaderboardRow>> GetAsync(IResultStore store, StoredExperiment experiment, CancellationToken cancellationToken) =>
        GetAsync(
            (experiment.Id, experiment.Revisions.Count),
            store,
            experiment,
            stopping => store.LeaderboardAsync(experiment.Id, MostConfigurations, stopping),
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
