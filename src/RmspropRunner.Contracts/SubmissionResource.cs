namespace RmspropRunner.Contracts;

/// <summary>What came of a submitted spec: it is in the durable queue, and will be run.</summary>
public sealed record SubmissionResource
{
    public required ExperimentResource Experiment { get; init; }

    /// <summary>The trials that the spec asks for, those that are stored included.</summary>
    public required long Trials { get; init; }

    /// <summary>Those that it added to the experiment's plan; 0 where all were planned before.</summary>
    public required long AddedTrials { get; init; }
}
