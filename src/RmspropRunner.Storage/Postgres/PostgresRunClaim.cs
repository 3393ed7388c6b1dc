namespace RmspropRunner.Storage.Postgres;

/// <summary>The claim on an experiment's run, until it is disposed of.</summary>
internal sealed class PostgresRunClaim(PostgresRunClaims claims, long experimentId) : IAsyncDisposable
{
    private bool _isReleased;

    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _isReleased, true) ? ValueTask.CompletedTask : claims.ReleaseAsync(experimentId);
}
