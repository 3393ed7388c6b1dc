using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Results;
using SQLitePCL;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>The answer to a query, stepped row by row.</summary>
internal sealed class SqliteQueryRows : IQueryRows
{
    /// <summary>Some tenths of a millisecond.</summary>
    private const int InstructionsBetweenQuestions = 10_000;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteErrors _errors;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    /// <summary>Takes the connection and the statement over.</summary>
    public SqliteQueryRows(SqliteConnection connection, sqlite3_stmt statement, SqliteErrors errors, TimeSpan timeout, TimeProvider time)
    {
        (_timeout, _time) = (timeout, time);
        _connection = connection;
        _statement = statement;
        _errors = errors;
        Columns = [.. Enumerable.Range(0, sqlite3_column_count(statement)).Select(i => sqlite3_column_name(statement, i).utf8_to_string())];
    }

    public IReadOnlyList<string> Columns { get; }

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        sqlite3 database = _connection.Handle!;

        // Asked every so often while a step runs. Interrupting from the token instead would miss a step about to begin.
        long started = _time.GetTimestamp();
        bool isLate = false;
        sqlite3_progress_handler(database, InstructionsBetweenQuestions, _ => MustStop() ? 1 : 0, null);
        sqlite3_reset(_statement);
        while (await Task.FromResult(Next(database, ref isLate, cancellationToken)))
        {
            object?[] row = new object?[Columns.Count];
            for (int i = 0; i < row.Length; i++)
                row[i] = Value(i);
            yield return row;
        }

        bool MustStop()
        {
            isLate = _timeout != Timeout.InfiniteTimeSpan && _time.GetElapsedTime(started) > _timeout;
            return isLate || cancellationToken.IsCancellationRequested;
        }
    }

    public ValueTask DisposeAsync()
    {
        _statement.Dispose();
        return _connection.DisposeAsync();
    }

    private bool Next(sqlite3 database, ref readonly bool isLate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int result = sqlite3_step(_statement);
        if (result is SQLITE_ROW or SQLITE_DONE)
            return result == SQLITE_ROW;

        cancellationToken.ThrowIfCancellationRequested();
        if (isLate)
            throw QueryRefusal.TimedOut(_timeout);
        SqliteException error = new(sqlite3_errmsg(database).utf8_to_string(), result & 0xFF, sqlite3_extended_errcode(database));
        throw (result & 0xFF) is SQLITE_BUSY or SQLITE_IOERR or SQLITE_CORRUPT
            ? _errors.Explain(error)
            : new StoreQueryException(error.Message, error);
    }

    private object? Value(int column) => sqlite3_column_type(_statement, column) switch
    {
        SQLITE_NULL => null,
        SQLITE_INTEGER => sqlite3_column_int64(_statement, column),
        SQLITE_FLOAT => sqlite3_column_double(_statement, column),
        SQLITE_TEXT => sqlite3_column_text(_statement, column).utf8_to_string(),
        _ => sqlite3_column_blob(_statement, column).ToArray(),
    };
}
