using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Where a run's shards come from. Used under the queue's lock alone.</summary>
internal abstract class ShardSource : IDisposable
{
    /// <summary>Whether there is a shard to take now.</summary>
    public abstract bool HasNext { get; }

    /// <summary>Whether more may come.</summary>
    public abstract bool IsOpen { get; }

    public abstract Shard Take();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
