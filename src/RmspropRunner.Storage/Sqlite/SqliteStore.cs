using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Catalog;
using RmspropRunner.Storage.Results;
using RmspropRunner.Storage.Sqlite.Migrations;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>A store in one SQLite file. Any number of readers and one writer at a time work in it, in any number of processes.</summary>
internal sealed class SqliteStore : IExperimentStore
{
    private readonly SqliteDatabase _database;
    private readonly TimeSpan _lockTimeout;
    private readonly ExperimentCatalog _catalog;
    private readonly TrialReader _trials;
    private readonly ExperimentEntry _entry;
    private readonly SqlResults _results;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteBulkWriter? _writer;
    private bool _disposed;

    private SqliteStore(SqliteDatabase database, TimeProvider time, TimeSpan lockTimeout)
    {
        _database = database;
        _lockTimeout = lockTimeout;
        SqliteAccess access = new(database);
        _entry = new ExperimentEntry(access, time);
        _results = new SqlResults(access);

        // Making the options alone loads EF Core, so they wait for who needs them.
        Lazy<DbContextOptions<SqliteStoreContext>> options = new(() => SqliteStoreContext.Options(database.ConnectionString));
        _catalog = new ExperimentCatalog(() => new SqliteStoreContext(options.Value), database.Errors, time);
        _trials = new TrialReader(() => new SqliteStoreContext(options.Value), database.Errors);
    }

    /// <summary>How long to wait for another process that holds the file.</summary>
    public static TimeSpan DefaultLockTimeout { get; } = TimeSpan.FromSeconds(30);

    public string Location => _database.Location;

    /// <summary>SQLite works on the caller's thread; opening can wait for another process, so it leaves that thread.</summary>
    public static Task<SqliteStore> OpenAsync(
        string path, StoreAccess access, TimeProvider time, TimeSpan lockTimeout, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                SqliteDatabase database = new(path, lockTimeout);
                SqliteMigrations.BringUpToDate(database, access);
                return new SqliteStore(database, time, lockTimeout);
            },
            cancellationToken);

    public Task<StoredExperiment?> FindAsync(string name, CancellationToken cancellationToken) =>
        _entry.FindAsync(name, cancellationToken);

    public async Task<IReadOnlyList<ExperimentStatus>> ListAsync(CancellationToken cancellationToken)
    {
        List<StoredExperiment> experiments = await _catalog.ListAsync(cancellationToken);
        Dictionary<long, (long Stored, long Diverged)> counts = await _results.CountsAsync(cancellationToken);
        return experiments.ConvertAll(experiment =>
        {
            (long stored, long diverged) = counts.GetValueOrDefault(experiment.Id);
            return new ExperimentStatus(experiment, stored, diverged);
        });
    }

    public Task<StoredExperiment> CreateAsync(
        string name, string description, NewRevision revision, CancellationToken cancellationToken) =>
        _entry.CreateAsync(name, description, revision, cancellationToken);

    public Task<StoredExperiment> GrowAsync(StoredExperiment experiment, NewRevision revision, CancellationToken cancellationToken) =>
        _catalog.GrowAsync(experiment, revision, cancellationToken);

    public Task DescribeAsync(long experimentId, string description, CancellationToken cancellationToken) =>
        _catalog.DescribeAsync(experimentId, description, cancellationToken);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        Task.Run(() => SqliteDeletion.Delete(_database, name), cancellationToken);

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        _results.CommittedAsync(experimentId, cancellationToken);

    public async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Writer().Commit(experimentId, shards, cancellationToken), cancellationToken);
        }
        catch (SqliteException error)
        {
            throw _database.Errors.Explain(error);
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(SqliteRunClaim.TryTake(_database, experimentId));

    public Task<ExperimentStatus> StatusAsync(StoredExperiment experiment, CancellationToken cancellationToken) =>
        _results.StatusAsync(experiment, cancellationToken);

    public IAsyncEnumerable<TrialRecord> TrialsAsync(long experimentId, CancellationToken cancellationToken) =>
        _trials.AllAsync(experimentId, cancellationToken);

    public Task<TrialRecord?> TrialAsync(long experimentId, long number, CancellationToken cancellationToken) =>
        _trials.OneAsync(experimentId, number, cancellationToken);

    public IAsyncEnumerable<TracePoint> TraceAsync(long experimentId, long trial, CancellationToken cancellationToken) =>
        _results.TraceAsync(experimentId, trial, cancellationToken);

    public IAsyncEnumerable<TrialTracePoint> TracesAsync(long experimentId, CancellationToken cancellationToken) =>
        _results.TracesAsync(experimentId, cancellationToken);

    public Task<IReadOnlyList<LeaderboardRow>> LeaderboardAsync(long experimentId, int limit, CancellationToken cancellationToken) =>
        _results.LeaderboardAsync(experimentId, limit, cancellationToken);

    public Task<long> ConfigurationCountAsync(long experimentId, CancellationToken cancellationToken) =>
        _results.ConfigurationCountAsync(experimentId, cancellationToken);

    public Task<IReadOnlyList<long>> TrialNumbersAsync(
        long experimentId, long configuration, int limit, CancellationToken cancellationToken) =>
        _results.TrialNumbersAsync(experimentId, configuration, limit, cancellationToken);

    public Task<IQueryRows> QueryAsync(string sql, CancellationToken cancellationToken) =>
        Task.Run<IQueryRows>(() => SqliteQuery.Run(_database, sql), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _writing.WaitAsync();
        _writer?.Dispose();
        _database.ClosePool();
        _writing.Dispose();
    }

    private SqliteBulkWriter Writer() => _writer ??= new SqliteBulkWriter(_database.OpenAlone(), _database.Errors, _lockTimeout);
}
