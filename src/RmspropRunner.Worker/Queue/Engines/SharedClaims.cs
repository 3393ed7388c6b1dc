using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>Claims that the workers of a cluster hold together, and nobody else beside them.</summary>
internal sealed class SharedClaims(IRunClaims claims) : IRunClaims
{
    public Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
        claims.TryShareAsync(experimentId, cancellationToken);
}
