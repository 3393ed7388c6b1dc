using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Tables;

/// <summary>How many trials are planned for each problem and optimizer.</summary>
internal static class PlanTable
{
    public static IReadOnlyList<TableColumn<PlannedTrials>> Columns { get; } =
    [
        new("problem", part => Cell.Of(part.Problem.Problem.Label)),
        new("dimension", part => Cell.Of((long)part.Problem.Dimension)),
        new("optimizer", part => Cell.Of(part.Optimizer.Name)),
        new("variant", part => Cell.Of(part.Variant.Name)),
        new("first_trial", part => Cell.Of(part.FirstTrial)),
        new("last_trial", part => Cell.Of(part.LastTrial)),
        new("trials", part => Cell.Of(part.Count)),
    ];
}
