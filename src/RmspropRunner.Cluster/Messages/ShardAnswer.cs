namespace RmspropRunner.Cluster.Messages;

/// <summary>What a silo answers: what it has stored since the last answer, and how much more it could do.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShardAnswer
{
    [Id(0)]
    public required SessionState State { get; init; }

    /// <summary>Shards that are in the store.</summary>
    [Id(1)]
    public ShardRange[] Stored { get; init; } = [];

    /// <summary>Shards that it leaves alone, for somebody else to run.</summary>
    [Id(2)]
    public ShardRange[] GivenBack { get; init; } = [];

    /// <summary>Their trace points.</summary>
    [Id(3)]
    public long TracePoints { get; init; }

    /// <summary>Iterations computed since the last answer.</summary>
    [Id(4)]
    public long Iterations { get; init; }

    /// <summary>The shards that it would take now.</summary>
    [Id(5)]
    public int Wanted { get; init; }

    /// <summary>Why it has ended; null unless something went wrong.</summary>
    [Id(6)]
    public Trouble? Trouble { get; init; }

    /// <summary>When a session begins: what an earlier one left with the silo, which goes on with it. Told as stored when it is.</summary>
    [Id(7)]
    public ShardRange[] Held { get; init; } = [];
}
