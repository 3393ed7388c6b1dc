namespace RmspropRunner.Contracts;

/// <summary>How far an experiment has come: the data of a server-sent event.</summary>
public sealed record ProgressResource
{
    public required string Name { get; init; }

    public required ExperimentState Status { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Failure { get; init; }

    public required long PlannedTrials { get; init; }

    public required long StoredTrials { get; init; }

    /// <summary>Iterations computed by this worker since it took the experiment up, of all trials together.</summary>
    public required long Iterations { get; init; }

    /// <summary>Trace points stored by this worker since it took the experiment up.</summary>
    public required long TracePoints { get; init; }

    /// <summary>Trials stored a second, over the last seconds; 0 where it does not run.</summary>
    public required double TrialsPerSecond { get; init; }
}
