using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue;

/// <summary>Claims that begin with one that is held already: the dispatcher claims an experiment before it takes it up.</summary>
internal sealed class ClaimInHand(IRunClaims claims, IAsyncDisposable claim) : IRunClaims, IAsyncDisposable
{
    private IAsyncDisposable? _held = claim;

    public Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _held, null) is { } held
            ? Task.FromResult<IAsyncDisposable?>(held)
            : claims.TryClaimAsync(experimentId, cancellationToken);

    /// <summary>Lets go of the claim, if nobody took it over.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _held, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
