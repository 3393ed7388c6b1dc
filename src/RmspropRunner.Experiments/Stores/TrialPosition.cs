using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Stores;

/// <summary>A trial's place in a sorted list: the next page begins after it, whatever was stored in the meantime.</summary>
/// <param name="Value">What the list is sorted by; null where the trial has none. Ignored in a list by number.</param>
/// <param name="Number">The trial's number.</param>
public sealed record TrialPosition(double? Value, long Number)
{
    public static TrialPosition Of(TrialRecord trial, TrialSort sort) => new(
        sort switch
        {
            TrialSort.Number => null,
            TrialSort.BestObjective => trial.Outcome.BestObjective,
            TrialSort.FinalObjective => trial.Outcome.FinalObjective,
            TrialSort.Iterations => trial.Outcome.Iterations,
            TrialSort.TargetIteration => trial.Outcome.TargetIteration,
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Expected a sort of trials."),
        },
        trial.Number);
}
