using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Postgres.Migrations;

namespace RmspropRunner.Storage.Postgres;

/// <summary>A store in a PostgreSQL database. Any number of readers and writers work in it at a time, in any number of processes.</summary>
internal sealed class PostgresStore : SqlStore
{
    private readonly PostgresDatabase _database;
    private readonly PostgresBulkWriter _writer;
    private readonly PostgresTraces _traces;
    private readonly TraceSummaries _summaries;
    private readonly PostgresRunClaims _claims;
    private bool _disposed;

    private PostgresStore(PostgresDatabase database, Lazy<DbContextOptions<PostgresStoreContext>> options, TimeProvider time)
        : base(new PostgresAccess(database), () => new PostgresStoreContext(options.Value), time)
    {
        _database = database;
        _writer = new PostgresBulkWriter(database);
        _traces = new PostgresTraces(database);
        _summaries = new TraceSummaries(database);
        _claims = new PostgresRunClaims(database);
    }

    public override string Location => _database.Location.Shown;

    /// <summary>Each keeps one core of the server busy.</summary>
    public override int CommitsAtOnce => 2;

    public override string Session => _database.Session;

    public static async Task<PostgresStore> OpenAsync(
        PostgresLocation location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(new PostgresDatabase(location), access, time, cancellationToken);
        }
        catch (StoreException error) when (PostgresSession.IsRefused(error))
        {
            return await OpenAsync(new PostgresDatabase(location, hasKeepalives: false), access, time, cancellationToken);
        }
    }

    private static async Task<PostgresStore> OpenAsync(
        PostgresDatabase database, StoreAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await PostgresMigrations.BringUpToDateAsync(database, access, cancellationToken);

            // Making the options alone loads EF Core, so they wait for who needs them.
            return new PostgresStore(database, new(() => PostgresStoreContext.Options(database.Source)), time);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public override Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        PostgresDeletion.DeleteAsync(_database, name, cancellationToken);

    public override async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        long points = await _writer.CommitAsync(experimentId, shards, cancellationToken);
        _summaries.OnStored(experimentId, points);
    }

    public override Task EndSessionAsync(string session, CancellationToken cancellationToken) =>
        PostgresSession.EndAsync(_database, session, cancellationToken);

    public override async IAsyncEnumerable<TracePoint> TraceAsync(
        long experimentId, long trial, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _summaries.BringUpToDateAsync(experimentId, cancellationToken);
        await foreach (TracePoint point in base.TraceAsync(experimentId, trial, cancellationToken))
            yield return point;
    }

    /// <summary>The marks at the beginning say what is seen, as one query would.</summary>
    public override async IAsyncEnumerable<TrialTracePoint> TracesAsync(
        long experimentId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _summaries.BringUpToDateAsync(experimentId, cancellationToken);
        IReadOnlyList<Shard> shards = await CommittedAsync(experimentId, cancellationToken);
        await foreach (TrialTracePoint point in _traces.ReadAsync(experimentId, shards, cancellationToken))
            yield return point;
    }

    public override Task<IQueryRows> QueryAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken) =>
        PostgresQuery.RunAsync(_database, sql, timeout, cancellationToken);

    public override Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
        _claims.TryTakeAsync(experimentId, isShared: false, cancellationToken);

    public override Task<IAsyncDisposable?> TryShareAsync(long experimentId, CancellationToken cancellationToken) =>
        _claims.TryTakeAsync(experimentId, isShared: true, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _summaries.BringAllUpToDateAsync(CancellationToken.None);
        await _claims.DisposeAsync();
        await _database.DisposeAsync();
    }
}
