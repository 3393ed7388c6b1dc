using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Stores;

/// <summary>Takes computed shards.</summary>
public interface IShardStore
{
    /// <summary>How many commits are worth having under way at once.</summary>
    int CommitsAtOnce => 1;

    /// <summary>The name under which the database knows what this opened store has under way; null where it has no such thing.</summary>
    string? Session => null;

    /// <summary>The shards that are committed, in order of their first trial.</summary>
    Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the shards' trials, traces and marks in one transaction; when it returns they are there to stay. A shard
    /// that is already marked is left as it is, so committing twice stores once.
    /// </summary>
    Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken);

    /// <summary>
    /// Breaks off what another opened store has under way, whose process is believed to be gone or to hang, so that nobody
    /// waits for its locks. Were it to wake, it would find its connections lost, and open others.
    /// </summary>
    /// <param name="session">Its <see cref="Session"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The database is away, or does not allow it.</exception>
    Task EndSessionAsync(string session, CancellationToken cancellationToken) => Task.CompletedTask;
}
