using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>A real store at which something happens when a number of commits has been done.</summary>
internal sealed class InterruptedStore(IShardStore store, int commits, Action onInterruption) : IShardStore
{
    private int _commits;

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        store.CommittedAsync(experimentId, cancellationToken);

    public async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        if (++_commits > commits)
            onInterruption();
        await store.CommitAsync(experimentId, shards, cancellationToken);
    }
}
