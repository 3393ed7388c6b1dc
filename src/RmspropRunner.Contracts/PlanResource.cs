namespace RmspropRunner.Contracts;

/// <summary>What submitting a spec would come to; nothing was changed.</summary>
public sealed record PlanResource
{
    /// <summary>The experiment that it would make or continue.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there is no experiment of that name yet.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The configurations of the whole plan, that of earlier revisions included.</summary>
    public required long Configurations { get; init; }

    /// <summary>The trials that the spec asks for, those that are stored included.</summary>
    public required long Trials { get; init; }

    /// <summary>Those that it would add to the experiment's plan.</summary>
    public required long AddedTrials { get; init; }

    /// <summary>Those of the trials that are stored already.</summary>
    public required long StoredTrials { get; init; }

    /// <summary>The trace points of the whole plan, at most: trials may stop early.</summary>
    public required double TracePoints { get; init; }

    /// <summary>What the whole plan's results take in the store, in bytes, at most and about.</summary>
    public required double StoreBytes { get; init; }

    /// <summary>The hash of the plan, in hexadecimal.</summary>
    public required string PlanHash { get; init; }
}
