using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Configurations and how their trials ended: the columns of the store's view `leaderboard` after the experiment.</summary>
public static class LeaderboardColumns
{
    public static IReadOnlyList<Column<LeaderboardRow>> All { get; } =
    [
        new("configuration", row => Cell.Of(row.Configuration)),
        new("problem", row => Cell.Of(row.Problem)),
        new("dimension", row => Cell.Of((long)row.Dimension)),
        new("optimizer", row => Cell.Of(row.Optimizer)),
        new("hyperparameters", row => Cell.OfJson(row.Hyperparameters)),
        new("seeds", row => Cell.Of(row.Seeds)),
        new("trials", row => Cell.Of(row.Trials)),
        new("completed", row => Cell.Of(row.Completed)),
        new("diverged", row => Cell.Of(row.Diverged)),
        new("reached_target", row => Cell.Of(row.ReachedTarget)),
        .. Spread("best_objective", row => row.BestObjective),
        .. Spread("target_iteration", row => row.TargetIteration),
    ];

    private static IEnumerable<Column<LeaderboardRow>> Spread(string name, Func<LeaderboardRow, Quartiles?> quartiles) =>
    [
        new(name, row => Cell.Of(quartiles(row)?.Minimum)),
        new($"{name}_q1", row => Cell.Of(quartiles(row)?.Lower)),
        new($"{name}_median", row => Cell.Of(quartiles(row)?.Median)),
        new($"{name}_q3", row => Cell.Of(quartiles(row)?.Upper)),
        new($"{name}_max", row => Cell.Of(quartiles(row)?.Maximum)),
    ];
}
