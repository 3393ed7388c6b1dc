using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Configurations over the iterations: the columns of the store's view `convergence` after the experiment.</summary>
public static class ConvergenceColumns
{
    public static IReadOnlyList<Column<ConvergenceRow>> All { get; } =
    [
        new("configuration", row => Cell.Of(row.Configuration)),
        new("iteration", row => Cell.Of((long)row.Iteration)),
        new("trials", row => Cell.Of(row.Trials)),
        new("objective_min", row => Cell.Of(row.Objective.Minimum)),
        new("objective_q1", row => Cell.Of(row.Objective.Lower)),
        new("objective_median", row => Cell.Of(row.Objective.Median)),
        new("objective_q3", row => Cell.Of(row.Objective.Upper)),
        new("objective_max", row => Cell.Of(row.Objective.Maximum)),
    ];
}
