namespace RmspropRunner.Contracts;

/// <summary>An experiment: what it is, where it stands, how far it has come.</summary>
public sealed record ExperimentResource
{
    /// <summary>Given by the store, and never given twice.</summary>
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required ExperimentState Status { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Failure { get; init; }

    /// <summary>The trials of all revisions.</summary>
    public required long PlannedTrials { get; init; }

    public required long StoredTrials { get; init; }

    /// <summary>Those of the stored trials that diverged.</summary>
    public required long DivergedTrials { get; init; }

    /// <summary>The specs that it grew through, at least one.</summary>
    public required int Revisions { get; init; }

    /// <summary>The hash of the plan of all revisions, in hexadecimal.</summary>
    public required string PlanHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last handed to a worker; null where it never was.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was finished, cancelled or failed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its path on the server, whatever its name is made of: follow it, do not build it.</summary>
    public required string Url { get; init; }
}
