using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Commits;
using SQLitePCL;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// Writes shards: the only way by which trials and traces come into a SQLite store.
///
/// One commit is one immediate transaction. Of each shard the mark goes first: where it is there already, the shard was
/// stored before, by this process or another, and is left alone; otherwise its trials and points follow. Nothing is
/// visible before the transaction commits, and any failure rolls all of it back, so a mark always stands for a whole shard.
///
/// A traced sweep is bound by writing, so this speaks to SQLite directly: statements prepared once, numbers bound
/// without boxing, text formatted into buffers that are kept.
/// </summary>
internal sealed class SqliteBulkWriter : IDisposable
{
    /// <summary>How long SQLite itself waits for a lock; between such waits a cancellation is heard.</summary>
    private const int LockWaitMilliseconds = 50;

    private readonly SqliteConnection _connection;
    private readonly SqliteErrors _errors;
    private readonly int _lockWaits;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _merge;
    private readonly SqliteStatement _mark;
    private readonly SqliteStatement _markedCount;
    private readonly SqliteTrialInsert _trials;
    private readonly SqliteTraceInsert _points;

    public SqliteBulkWriter(SqliteConnection connection, SqliteErrors errors, TimeSpan lockTimeout)
    {
        _connection = connection;
        _errors = errors;
        _lockWaits = Math.Max(1, (int)(lockTimeout.TotalMilliseconds / LockWaitMilliseconds));
        Configure(connection);

        sqlite3 database = connection.Handle!;
        _begin = new SqliteStatement(database, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(database, "COMMIT");
        _rollback = new SqliteStatement(database, "ROLLBACK");
        _merge = new SqliteStatement(database, "PRAGMA wal_checkpoint(PASSIVE)");
        _mark = new SqliteStatement(
            database,
            "INSERT INTO shard (experiment, first_trial, trial_count, diverged_count) VALUES (?, ?, ?, ?) "
            + "ON CONFLICT (experiment, first_trial) DO NOTHING");
        _markedCount = new SqliteStatement(database, "SELECT trial_count FROM shard WHERE experiment = ? AND first_trial = ?");
        _trials = new SqliteTrialInsert(database);
        _points = new SqliteTraceInsert(database);
    }

    public void Commit(long experiment, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        try
        {
            Begin(cancellationToken);
            foreach (ShardResult shard in shards)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Mark(experiment, shard))
                    Insert(experiment, shard);
            }

            _commit.Run();
        }
        catch (SqliteException error)
        {
            throw _errors.IsConflict(error) ? Conflict(error) : _errors.Explain(error);
        }
        finally
        {
            // A failed COMMIT leaves the transaction open; some failures (a full disk) have rolled it back already.
            if (sqlite3_get_autocommit(_connection.Handle) == 0)
                _rollback.Run();
        }
    }

    /// <summary>Merges the log into the file as far as readers allow, so that whoever closes the store need not wait for it.</summary>
    public void Merge() => _merge.Run();

    public void Dispose()
    {
        foreach (IDisposable statement in (ReadOnlySpan<IDisposable>)[_begin, _commit, _rollback, _merge, _mark, _markedCount, _trials, _points])
            statement.Dispose();
        _connection.Dispose();
    }

    private static void Configure(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();

        // FULL: what was reported as stored also survives a power cut. Commits are large and few, so the one sync
        // that each waits for takes some percent of its time: 490,000 points a second, and 520,000 with NORMAL.
        // The cache holds a commit of some shards, so that its pages go into the log once. The log is merged into the
        // file every 16 MiB rather than every 4, and is cut back after something as large as a deletion.
        command.CommandText =
            $"PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 2048; "
            + $"PRAGMA journal_size_limit = 67108864; PRAGMA busy_timeout = {LockWaitMilliseconds}";
        command.ExecuteNonQuery();
    }

    private void Begin(CancellationToken cancellationToken)
    {
        for (int wait = 0; ; wait++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int result = _begin.TryRun();
            if (result == SQLITE_OK)
                return;
            if ((result & 0xFF) != SQLITE_BUSY || wait >= _lockWaits)
                throw _begin.Error(result);
        }
    }

    /// <summary>Whether the shard was not there yet.</summary>
    private bool Mark(long experiment, ShardResult result)
    {
        ShardMark mark = ShardMark.Of(result);
        _mark.Bind(1, experiment);
        _mark.Bind(2, mark.FirstTrial);
        _mark.Bind(3, mark.TrialCount);
        _mark.Bind(4, mark.DivergedCount);
        _mark.Run();
        if (sqlite3_changes(_connection.Handle) == 1)
            return true;

        _markedCount.Bind(1, experiment);
        _markedCount.Bind(2, mark.FirstTrial);
        long count = _markedCount.Single();
        return count == mark.TrialCount ? false : throw CommitConflict.OtherMark(mark, count);
    }

    private void Insert(long experiment, ShardResult shard)
    {
        bool traced = shard.Trace.TotalPoints > 0;
        for (int i = 0; i < shard.Trials.Count; i++)
        {
            TrialRecord trial = shard.Trials[i];
            _trials.Insert(experiment, trial);
            if (traced)
                _points.Insert(experiment, trial.Number, shard.Trace, i);
        }
    }

    private static StoreConflictException Conflict(SqliteException error) =>
        error.SqliteExtendedErrorCode == SQLITE_CONSTRAINT_FOREIGNKEY
            ? CommitConflict.ExperimentDeleted()
            : CommitConflict.TrialStored(SqliteErrors.Plain(error));
}
