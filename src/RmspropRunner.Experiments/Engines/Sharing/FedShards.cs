using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Shards that somebody brings while others are computed.</summary>
internal sealed class FedShards : ShardSource
{
    private readonly Queue<Shard> _shards = new();
    private bool _isOpen = true;

    public override bool HasNext => _shards.Count > 0;

    public override bool IsOpen => _isOpen;

    public int Count => _shards.Count;

    public override Shard Take() => _shards.Dequeue();

    public void Add(IEnumerable<Shard> shards)
    {
        foreach (Shard shard in shards)
            _shards.Enqueue(shard);
    }

    /// <summary>No more come, and those that nobody has taken are given back.</summary>
    public IReadOnlyList<Shard> Close()
    {
        _isOpen = false;
        Shard[] left = [.. _shards];
        _shards.Clear();
        return left;
    }
}
