namespace RmspropRunner.Experiments.Stores;

/// <summary>An experiment as the store knows it.</summary>
public sealed record StoredExperiment
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In order; at least one.</summary>
    public required IReadOnlyList<StoredRevision> Revisions { get; init; }

    /// <summary>The trials of all revisions.</summary>
    public long PlannedTrials => Revisions[^1].LastTrial;
}
