namespace RmspropRunner.Storage.Postgres;

/// <summary>The claim on an experiment's run, until it is disposed of.</summary>
internal sealed class PostgresRunClaim(PostgresRunClaims claims, long experimentId) : IAsyncDisposable
{
    private bool _disposed;

    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _disposed, true) ? ValueTask.CompletedTask : claims.GiveBackAsync(experimentId);
}
