namespace RmspropRunner.Cluster.Messages;

/// <summary>What a coordinator tells a silo: shards to run.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShardOrder
{
    /// <summary>The session; a later one has a higher number.</summary>
    [Id(0)]
    public required long Session { get; init; }

    [Id(1)]
    public required ShardRange[] Shards { get; init; }

    /// <summary>Whether there is more, so that the silo answers as soon as it wants some.</summary>
    [Id(2)]
    public required bool HasMore { get; init; }
}
