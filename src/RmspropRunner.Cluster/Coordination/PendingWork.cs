using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>What is left of a run: shards that nobody has, in order, and shards that came back. Those that silos have are with their links.</summary>
internal sealed class PendingWork : IDisposable
{
    private readonly IEnumerator<Shard> _planned;
    private readonly Queue<ShardRange> _returned = new();
    private bool _hasPlanned;

    /// <param name="plan">The plan.</param>
    /// <param name="lastTrial">The last trial wanted.</param>
    /// <param name="committed">What the store has, in order.</param>
    public PendingWork(ExperimentPlan plan, long lastTrial, IReadOnlyList<Shard> committed)
    {
        _planned = PendingShards.Of(plan, lastTrial, committed).GetEnumerator();
        _hasPlanned = _planned.MoveNext();
    }

    public bool HasMore => _returned.Count > 0 || _hasPlanned;

    /// <summary>At most so many.</summary>
    public ShardRange[] Take(int count)
    {
        List<ShardRange> taken = [];
        while (taken.Count < count && _returned.TryDequeue(out ShardRange returned))
            taken.Add(returned);
        while (taken.Count < count && _hasPlanned)
        {
            taken.Add(ShardRange.Of(_planned.Current));
            _hasPlanned = _planned.MoveNext();
        }

        return [.. taken];
    }

    public void GiveBack(IEnumerable<ShardRange> shards)
    {
        foreach (ShardRange shard in shards)
            _returned.Enqueue(shard);
    }

    public void Dispose() => _planned.Dispose();
}
