using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

/// <summary>Counts the trials that are handed to a store.</summary>
internal sealed class CountingStore(IShardStore store) : IShardStore
{
    private long _trials;

    /// <summary>Those that were stored before included.</summary>
    public long Trials => Interlocked.Read(ref _trials);

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        store.CommittedAsync(experimentId, cancellationToken);

    public Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _trials, shards.Sum(shard => shard.Trials.Count));
        return store.CommitAsync(experimentId, shards, cancellationToken);
    }
}
