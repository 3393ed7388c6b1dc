using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Shards that are known from the start, though perhaps not yet made.</summary>
internal sealed class PlannedShards : ShardSource
{
    private readonly IEnumerator<Shard> _shards;
    private bool _hasNext;

    public PlannedShards(IEnumerable<Shard> shards)
    {
        _shards = shards.GetEnumerator();
        _hasNext = _shards.MoveNext();
    }

    public override bool HasNext => _hasNext;

    public override bool IsOpen => false;

    public override Shard Take()
    {
        Shard shard = _shards.Current;
        _hasNext = _shards.MoveNext();
        return shard;
    }

    public override void Dispose()
    {
        _shards.Dispose();
        base.Dispose();
    }
}
