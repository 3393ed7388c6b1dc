namespace RmspropRunner.Experiments.Stores;

/// <summary>One configuration's trials in a few numbers. Quartiles interpolate linearly between neighbours.</summary>
public sealed record LeaderboardRow
{
    public required long Configuration { get; init; }

    public required string Problem { get; init; }

    public required int Dimension { get; init; }

    public required string Optimizer { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Hyperparameters { get; init; }

    /// <summary>Distinct seeds stored.</summary>
    public required long Seeds { get; init; }

    /// <summary>Trials stored: starts × seeds.</summary>
    public required long Trials { get; init; }

    public required long Completed { get; init; }

    public required long Diverged { get; init; }

    /// <summary>Trials that reached the target.</summary>
    public required long ReachedTarget { get; init; }

    /// <summary>Of the best objective of each trial; NaN counts as the highest.</summary>
    public required Quartiles BestObjective { get; init; }

    /// <summary>Of the iterations to the target, over the trials that reached it; null where none did.</summary>
    public required Quartiles? TargetIteration { get; init; }
}
