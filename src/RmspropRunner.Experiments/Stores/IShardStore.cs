using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Stores;

/// <summary>Takes computed shards.</summary>
public interface IShardStore
{
    /// <summary>How many commits are worth having under way at once.</summary>
    int CommitsAtOnce => 1;

    /// <summary>The shards that are committed, in order of their first trial.</summary>
    Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the shards' trials, traces and marks in one transaction; when it returns they are there to stay. A shard
    /// that is already marked is left as it is, so committing twice stores once.
    /// </summary>
    Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken);
}
