using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Trials as they ended: the columns of the store's view `trials` after the experiment.</summary>
public static class TrialColumns
{
    public static IReadOnlyList<Column<TrialRecord>> All { get; } =
    [
        new("number", trial => Cell.Of(trial.Number)),
        new("configuration", trial => Cell.Of(trial.Configuration)),
        new("problem", trial => Cell.Of(trial.Problem)),
        new("dimension", trial => Cell.Of((long)trial.Dimension)),
        new("optimizer", trial => Cell.Of(trial.Optimizer)),
        new("hyperparameters", trial => Cell.OfJson(trial.Hyperparameters)),
        new("seed", trial => Cell.Of(trial.Seed)),
        new("outcome", trial => Cell.Of(trial.Outcome.IsDiverged ? "diverged" : "completed")),
        new("stop_reason", trial => Cell.Of(StopReasonName.Of(trial.Outcome.StopReason))),
        new("iterations", trial => Cell.Of((long)trial.Outcome.Iterations)),
        new("start", trial => Cell.Of(trial.Start)),
        new("final_x", trial => Cell.Of(trial.FinalX)),
        new("final_objective", trial => Cell.Of(trial.Outcome.FinalObjective)),
        new("best_objective", trial => Cell.Of(trial.Outcome.BestObjective)),
        new("best_iteration", trial => Cell.Of((long)trial.Outcome.BestIteration)),
        new("target_iteration", trial => Cell.Of((long?)trial.Outcome.TargetIteration)),
    ];
}
