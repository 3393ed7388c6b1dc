namespace RmspropRunner.Experiments.Stores;

/// <summary>Which of an experiment's stored trials, and in which order.</summary>
public sealed record TrialQuery
{
    /// <summary>Of this configuration alone; null for any. So are the others.</summary>
    public long? Configuration { get; init; }

    public string? Problem { get; init; }

    public string? Optimizer { get; init; }

    public uint? Seed { get; init; }

    /// <summary>Those that diverged, or those that completed.</summary>
    public bool? IsDiverged { get; init; }

    public TrialSort Sort { get; init; }

    /// <summary>The highest first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The trial after which to begin; null for the beginning.</summary>
    public TrialPosition? After { get; init; }

    /// <summary>The most trials to give, from 1 up.</summary>
    public required int Limit { get; init; }
}
