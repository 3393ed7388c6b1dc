using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Tables;

/// <summary>The trials of an experiment, as they ended.</summary>
internal static class TrialTable
{
    public static IReadOnlyList<Column<TrialRecord>> Columns { get; } =
    [
        new("number", trial => Cell.Of(trial.Number)),
        new("configuration", trial => Cell.Of(trial.Configuration)) { Leaves = 8 },
        new("problem", trial => Cell.Of(trial.Problem)) { Leaves = 2 },
        new("dimension", trial => Cell.Of((long)trial.Dimension)) { Leaves = 7 },
        new("optimizer", trial => Cell.Of(trial.Optimizer)) { Leaves = 1 },
        new("hyperparameters", trial => Cell.OfJson(trial.Hyperparameters))
        {
            Shown = trial => ShownCell.Hyperparameters(trial.Hyperparameters),
            Wraps = true,
            Leaves = 5,
        },
        new("seed", trial => Cell.Of(trial.Seed)),
        new("outcome", trial => Cell.Of(trial.Outcome.IsDiverged ? "diverged" : "completed")) { Leaves = 6 },
        new("stop_reason", trial => Cell.Of(StopReasonName.Of(trial.Outcome.StopReason))),
        new("iterations", trial => Cell.Of((long)trial.Outcome.Iterations)),
        new("start", trial => Cell.Of(trial.Start)) { Leaves = 11 },
        new("final_x", trial => Cell.Of(trial.FinalX)) { Leaves = 10 },
        new("final_objective", trial => Cell.Of(trial.Outcome.FinalObjective)) { Leaves = 4 },
        new("best_objective", trial => Cell.Of(trial.Outcome.BestObjective)),
        new("best_iteration", trial => Cell.Of((long)trial.Outcome.BestIteration)) { Leaves = 3 },
        new("target_iteration", trial => Cell.Of((long?)trial.Outcome.TargetIteration)) { Leaves = 9 },
    ];
}
