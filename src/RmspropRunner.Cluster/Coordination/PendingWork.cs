using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>What is left of a run: shards that nobody has, in order, and shards that came back. Those that silos have are with their links.</summary>
internal sealed class PendingWork : IDisposable
{
    private readonly IEnumerator<Shard> _planned;
    private readonly IReadOnlyList<Shard> _committed;
    private readonly long _lastTrial;
    private readonly HashSet<ShardRange> _withheld = [];
    private Queue<ShardRange> _returned = new();
    private bool _hasPlanned;

    /// <param name="plan">The plan.</param>
    /// <param name="lastTrial">The last trial wanted.</param>
    /// <param name="committed">What the store has, in order.</param>
    public PendingWork(ExperimentPlan plan, long lastTrial, IReadOnlyList<Shard> committed)
    {
        (_committed, _lastTrial) = (committed, lastTrial);
        _planned = PendingShards.Of(plan, lastTrial, committed).GetEnumerator();
        MoveNext();
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
            MoveNext();
        }

        return [.. taken];
    }

    /// <summary>Leaves out what a silo has already, by whomever it was given.</summary>
    /// <returns>What was pending of it; the rest is stored, or with another silo, or beyond what is wanted.</returns>
    public IReadOnlyCollection<ShardRange> Withhold(IReadOnlyCollection<ShardRange> held)
    {
        if (held.Count == 0)
            return [];
        HashSet<ShardRange> wanted = [.. held];
        HashSet<ShardRange> taken = [.. _returned.Where(wanted.Contains)];
        _returned = new Queue<ShardRange>(_returned.Where(shard => !taken.Contains(shard)));
        ShardRange[] ahead = [.. wanted.Where(IsAhead)];
        _withheld.UnionWith(ahead);
        taken.UnionWith(ahead);
        if (_hasPlanned && _withheld.Remove(ShardRange.Of(_planned.Current)))
            MoveNext();
        return taken;
    }

    public void GiveBack(IEnumerable<ShardRange> shards)
    {
        foreach (ShardRange shard in shards)
            _returned.Enqueue(shard);
    }

    public void Dispose() => _planned.Dispose();

    /// <summary>Whether the plan comes to it yet. Everybody cuts the same shards of a plan, so a shard is met as it is, or not at all.</summary>
    private bool IsAhead(ShardRange shard) =>
        _hasPlanned && shard.FirstTrial >= _planned.Current.FirstTrial && shard.FirstTrial <= _lastTrial
        && !_withheld.Contains(shard) && !IsCommitted(shard.FirstTrial);

    private bool IsCommitted(long trial)
    {
        (int low, int high) = (0, _committed.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_committed[middle].LastTrial < trial)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _committed.Count && _committed[low].FirstTrial <= trial;
    }

    private void MoveNext()
    {
        do
            _hasPlanned = _planned.MoveNext();
        while (_hasPlanned && _withheld.Remove(ShardRange.Of(_planned.Current)));
    }
}
