namespace RmspropRunner.Experiments.Stores;

/// <summary>What trials can be sorted by. Equals come by number, the lowest first.</summary>
public enum TrialSort
{
    Number,

    /// <summary>NaN counts as the highest.</summary>
    BestObjective,

    /// <summary>NaN counts as the highest.</summary>
    FinalObjective,

    Iterations,

    /// <summary>Trials that did not reach the target come last, in either direction.</summary>
    TargetIteration,
}
