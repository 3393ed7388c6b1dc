using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Results;
using SQLitePCL;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// Runs what a user types, and lets it only read: the connection is read-only, no other file can be attached, and a
/// statement that is not a query is refused before it runs.
/// </summary>
internal static class SqliteQuery
{
    public static SqliteQueryRows Run(SqliteDatabase database, string sql, TimeSpan timeout, TimeProvider time)
    {
        SqliteConnection connection = database.OpenReadOnly();
        try
        {
            sqlite3 handle = connection.Handle!;
            sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
            using (SqliteCommand command = connection.CreateCommand())
            {
                command.CommandText = "PRAGMA query_only = ON";
                command.ExecuteNonQuery();
            }

            sqlite3_busy_timeout(handle, (int)SqliteStore.DefaultLockTimeout.TotalMilliseconds);
            return new SqliteQueryRows(connection, Prepare(handle, sql), database.Errors, timeout, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static sqlite3_stmt Prepare(sqlite3 handle, string sql)
    {
        Check(handle, sqlite3_prepare_v2(handle, sql, out sqlite3_stmt statement, out string tail));
        if (statement is null || statement.IsInvalid)
            throw QueryRefusal.Empty();

        Check(handle, sqlite3_prepare_v2(handle, tail, out sqlite3_stmt second, out _));
        using (second)
        {
            if (second is { IsInvalid: false })
                throw Refuse(statement, QueryRefusal.Several());
        }

        // BEGIN and ATTACH count as reading, but give no columns.
        if (sqlite3_stmt_readonly(statement) == 0 || sqlite3_column_count(statement) == 0)
            throw Refuse(statement, QueryRefusal.NotReading());
        return statement;
    }

    private static StoreQueryException Refuse(sqlite3_stmt statement, StoreQueryException refusal)
    {
        statement.Dispose();
        return refusal;
    }

    private static void Check(sqlite3 handle, int result)
    {
        if (result == SQLITE_OK)
            return;
        SqliteException error = new(sqlite3_errmsg(handle).utf8_to_string(), result & 0xFF, sqlite3_extended_errcode(handle));
        throw new StoreQueryException(error.Message, error);
    }
}
