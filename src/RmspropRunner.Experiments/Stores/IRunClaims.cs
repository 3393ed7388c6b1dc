namespace RmspropRunner.Experiments.Stores;

/// <summary>
/// Who runs an experiment. A claim keeps two processes from computing the same shards; it is a courtesy, not a guard:
/// that every trial is stored once is the shard mark's doing, with or without it.
/// </summary>
public interface IRunClaims
{
    /// <summary>
    /// Takes the right to run an experiment. At most one holder has it, in all processes that use the store; it ends when
    /// it is disposed of, when its process ends in whatever way, or with the connection to the store. A claim of this
    /// store that was lost with its connection still keeps out others of this store until it is disposed of.
    /// </summary>
    /// <returns>The claim, whose disposal does not throw; null where another has it.</returns>
    Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>
    /// The same for processes that run it together: any number of them has the claim at once, and nobody else beside them.
    /// Where the store cannot tell them apart, one of them has it.
    /// </summary>
    Task<IAsyncDisposable?> TryShareAsync(long experimentId, CancellationToken cancellationToken) =>
        TryClaimAsync(experimentId, cancellationToken);
}
