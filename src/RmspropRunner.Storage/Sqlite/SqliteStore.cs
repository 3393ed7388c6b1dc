using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Sqlite.Migrations;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>A store in one SQLite file. Any number of readers and one writer at a time work in it, in any number of processes.</summary>
internal sealed class SqliteStore : SqlStore
{
    private readonly SqliteDatabase _database;
    private readonly SqliteTraces _traces;
    private readonly SqliteLeaderboard _leaderboard;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lockTimeout;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteBulkWriter? _writer;
    private bool _disposed;

    private SqliteStore(
        SqliteDatabase database, Lazy<DbContextOptions<SqliteStoreContext>> options, TimeProvider time, TimeSpan lockTimeout)
        : base(new SqliteAccess(database), () => new SqliteStoreContext(options.Value), time)
    {
        _database = database;
        _traces = new SqliteTraces(database, lockTimeout);
        _leaderboard = new SqliteLeaderboard(database, lockTimeout);
        _time = time;
        _lockTimeout = lockTimeout;
    }

    /// <summary>How long to wait for another process that holds the file.</summary>
    public static TimeSpan DefaultLockTimeout { get; } = TimeSpan.FromSeconds(30);

    public override string Location => _database.Location;

    /// <summary>SQLite works on the caller's thread; opening can wait for another process, so it leaves that thread.</summary>
    public static Task<SqliteStore> OpenAsync(
        string path, StoreAccess access, TimeProvider time, TimeSpan lockTimeout, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                SqliteDatabase database = new(path, lockTimeout);
                SqliteMigrations.BringUpToDate(database, access);

                // Making the options alone loads EF Core, so they wait for who needs them.
                Lazy<DbContextOptions<SqliteStoreContext>> options = new(() => SqliteStoreContext.Options(database.ConnectionString));
                return new SqliteStore(database, options, time, lockTimeout);
            },
            cancellationToken);

    public override Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync(() => Task.FromResult(SqliteDeletion.Delete(_database, name)), cancellationToken);

    public override Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                try
                {
                    Writer().Commit(experimentId, shards, cancellationToken);
                    return Task.FromResult(true);
                }
                catch (SqliteException error)
                {
                    throw _database.Errors.Explain(error);
                }
            },
            cancellationToken);

    public override IAsyncEnumerable<TrialTracePoint> TracesAsync(long experimentId, CancellationToken cancellationToken) =>
        _traces.Read(experimentId, cancellationToken).ToAsyncEnumerable();

    public override Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(long experimentId, int limit, CancellationToken cancellationToken) =>
        Task.Run(() => _leaderboard.Read(experimentId, limit, cancellationToken), cancellationToken);

    public override Task<IQueryRows> QueryAsync(string sql, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.Run<IQueryRows>(() => SqliteQuery.Run(_database, sql, timeout, _time), cancellationToken);

    public override Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(SqliteRunClaim.TryTake(_database, experimentId, MergeLog));

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _writing.WaitAsync();
        _writer?.Dispose();
        _database.ClosePool();
        _writing.Dispose();
    }

    /// <summary>
    /// In turn, in the order of asking: SQLite itself lets whoever happens to look first when the file is free go on, so a
    /// small step would wait long beside a run that commits all the time. SQLite works on the caller's thread, so it leaves that.
    /// </summary>
    protected override async Task<T> WriteAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(step, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>
    /// A run has ended: merges what it wrote into the file while the caller reads it, or whoever closes the store would wait
    /// for it. Nobody waits for this; what cannot be merged stays in the log, where it is as safe.
    /// </summary>
    private void MergeLog()
    {
        if (Volatile.Read(ref _disposed) || _writer is not { } writer)
            return;
        _ = WriteAsync(
            () =>
            {
                writer.Merge();
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }

    private SqliteBulkWriter Writer() => _writer ??= new SqliteBulkWriter(_database.OpenAlone(), _database.Errors, _lockTimeout);
}
