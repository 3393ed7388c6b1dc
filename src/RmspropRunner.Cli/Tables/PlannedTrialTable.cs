using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Tables;

/// <summary>Trials as they are planned.</summary>
internal static class PlannedTrialTable
{
    public static IReadOnlyList<TableColumn<Trial>> Columns { get; } =
    [
        new("number", trial => Cell.Of(trial.Number)),
        new("configuration", trial => Cell.Of(trial.Configuration.Number)) { Leaves = 3 },
        new("problem", trial => Cell.Of(trial.Configuration.Problem.Problem.Label)),
        new("dimension", trial => Cell.Of((long)trial.Configuration.Problem.Dimension)) { Leaves = 2 },
        new("optimizer", trial => Cell.Of(trial.Configuration.Optimizer.Name)),
        new("hyperparameters", trial => Cell.OfJson(trial.Configuration.Hyperparameters))
        {
            Shown = trial => ShownCell.Hyperparameters(trial.Configuration.Hyperparameters),
            Wraps = true,
        },
        new("seed", trial => Cell.Of(trial.Seed)),
        new("start", trial => trial.Start is null ? Cell.Of("uniform") : Cell.Of([.. trial.Start])) { Leaves = 1 },
    ];
}
