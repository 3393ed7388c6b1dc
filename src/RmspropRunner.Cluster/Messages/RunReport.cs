namespace RmspropRunner.Cluster.Messages;

/// <summary>How far a coordinator's run has come. Counts, never results.</summary>
[GenerateSerializer, Immutable]
internal sealed record RunReport
{
    /// <summary>The run; another after every new start, each of which counts from 0.</summary>
    [Id(0)]
    public required Guid Run { get; init; }

    [Id(1)]
    public required RunState State { get; init; }

    /// <summary>Whether the store has been read, so that the counts mean something.</summary>
    [Id(2)]
    public required bool HasBegun { get; init; }

    /// <summary>The trials that the store had when the run began.</summary>
    [Id(3)]
    public required long StoredBefore { get; init; }

    /// <summary>Trials stored since.</summary>
    [Id(4)]
    public required long Trials { get; init; }

    /// <summary>Trace points stored since.</summary>
    [Id(5)]
    public required long TracePoints { get; init; }

    /// <summary>Iterations computed since, those of unfinished shards included.</summary>
    [Id(6)]
    public required long Iterations { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    [Id(7)]
    public required Trouble? Trouble { get; init; }
}
