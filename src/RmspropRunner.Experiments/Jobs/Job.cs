namespace RmspropRunner.Experiments.Jobs;

/// <summary>An experiment that workers were asked to run; at most one for each experiment.</summary>
public sealed record Job
{
    public required long ExperimentId { get; init; }

    /// <summary>The experiment's name.</summary>
    public required string Name { get; init; }

    public required JobState State { get; init; }

    /// <summary>The number of the last trial that was asked for.</summary>
    public required long LastTrial { get; init; }

    /// <summary>When it was last handed in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When a worker first took it up since it was handed in; null where none has.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was finished, cancelled or failed; null where it is to go on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Failure { get; init; }
}
