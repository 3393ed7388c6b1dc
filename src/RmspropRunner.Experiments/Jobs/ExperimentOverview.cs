namespace RmspropRunner.Experiments.Jobs;

/// <summary>An experiment in a few numbers, as lists show it: without its specs, which are long.</summary>
public sealed record ExperimentOverview
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The specs that it grew through, at least one.</summary>
    public required int Revisions { get; init; }

    /// <summary>The hash of the plan of all revisions, in hexadecimal.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The trials of all revisions.</summary>
    public required long PlannedTrials { get; init; }

    public required long StoredTrials { get; init; }

    /// <summary>Those of the stored trials that diverged.</summary>
    public required long DivergedTrials { get; init; }

    /// <summary>Null where workers were never asked to run it.</summary>
    public required Job? Job { get; init; }

    public ExperimentStanding Standing => Job?.State switch
    {
        JobState.Queued => ExperimentStanding.Queued,
        JobState.Running => ExperimentStanding.Running,
        JobState.Paused => ExperimentStanding.Paused,
        JobState.Cancelled => ExperimentStanding.Cancelled,
        JobState.Failed => ExperimentStanding.Failed,
        _ => StoredTrials >= PlannedTrials ? ExperimentStanding.Finished : ExperimentStanding.Partial,
    };
}
