using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// A prepared statement that is run again and again, or gives many rows. Positions count from 1; what is bound stays bound
/// until it is bound anew. NaN is bound as NULL by SQLite itself. Columns count from 0.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Bind(int position, long value) => sqlite3_bind_int64(_statement, position, value);

    public void Bind(int position, double value) => sqlite3_bind_double(_statement, position, value);

    public void BindNull(int position) => sqlite3_bind_null(_statement, position);

    public void BindText(int position, ReadOnlySpan<byte> utf8) => Check(sqlite3_bind_text(_statement, position, utf8));

    public void BindBlob(int position, ReadOnlySpan<byte> bytes) => Check(sqlite3_bind_blob(_statement, position, bytes));

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        int result = TryRun();
        if (result != SQLITE_OK)
            throw Error(result);
    }

    /// <summary>Runs it to its end, and gives the result's code: SQLITE_OK where it went well.</summary>
    public int TryRun()
    {
        sqlite3_step(_statement);
        // Repeats the step's code where the step failed.
        return sqlite3_reset(_statement);
    }

    public SqliteException Error(int result) =>
        new(sqlite3_errmsg(_database).utf8_to_string(), result & 0xFF, sqlite3_extended_errcode(_database));

    /// <summary>The first column of the only row.</summary>
    public long Single()
    {
        int result = sqlite3_step(_statement);
        long value = result == SQLITE_ROW ? sqlite3_column_int64(_statement, 0) : throw Error(result);
        sqlite3_reset(_statement);
        return value;
    }

    /// <summary>Goes on to the next row, or to the first.</summary>
    /// <returns>False where there is none.</returns>
    public bool Step() => sqlite3_step(_statement) switch
    {
        SQLITE_ROW => true,
        SQLITE_DONE => false,
        int result => throw Error(result),
    };

    public long Int64(int column) => sqlite3_column_int64(_statement, column);

    /// <summary>NaN for NULL.</summary>
    public double Double(int column) =>
        sqlite3_column_type(_statement, column) == SQLITE_NULL ? double.NaN : sqlite3_column_double(_statement, column);

    /// <summary>A text as UTF-8, until the next step; empty for NULL.</summary>
    public ReadOnlySpan<byte> Text(int column) => sqlite3_column_blob(_statement, column);

    /// <summary>Ends the reading of its rows, so that it can be run again.</summary>
    public void Reset() => sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != SQLITE_OK)
            throw Error(result);
    }
}
