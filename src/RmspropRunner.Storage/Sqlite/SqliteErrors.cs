using System.Data.Common;
using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Catalog;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>SQLite's result codes, told in the store's words.</summary>
internal sealed class SqliteErrors(string location, TimeSpan lockTimeout) : IStoreErrors
{
    public StoreException Explain(DbException error) => error switch
    {
        SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED } locked => new StoreUnavailableException(Message(locked), locked),
        SqliteException { SqliteErrorCode: SQLITE_READONLY or SQLITE_NOTADB or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH } sqlite =>
            new StoreException(Message(sqlite), sqlite),
        SqliteException sqlite => new StoreFailureException(Message(sqlite), sqlite),
        _ => new StoreFailureException($"The store '{location}' failed: {error.Message}", error),
    };

    public bool IsConflict(DbException error) => error is SqliteException
    {
        SqliteExtendedErrorCode: SQLITE_CONSTRAINT_PRIMARYKEY or SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_FOREIGNKEY,
    };

    public StoreException NotAStore() => new(
        $"'{location}' is not a store of rmsprop. Give another path: this file is left as it is.");

    public StoreException Missing() => new(
        $"There is no store at '{location}'. `rmsprop run SPEC` makes one; `--store` says where it is.");

    private string Message(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED =>
            $"The store '{location}' was locked by another process for {lockTimeout.TotalSeconds:0.#} s. Try again when that has ended.",
        SQLITE_FULL => $"The disk of the store '{location}' is full. Nothing of this step was stored: make room and run again.",
        SQLITE_READONLY => $"The store '{location}' cannot be written: the file, its folder or the disk is read-only.",
        SQLITE_NOTADB => $"'{location}' is not a SQLite database. Give another path: this file is left as it is.",
        SQLITE_CORRUPT => $"The store '{location}' is damaged ({Plain(error)}). Restore it from a copy, or give another path.",
        SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH =>
            $"The store '{location}' cannot be opened: see whether its folder may be written and the file may be read.",
        SQLITE_IOERR => $"The disk of the store '{location}' failed ({Plain(error)}).",
        _ => $"The store '{location}' failed: {Plain(error)}.",
    };

    /// <summary>SQLite's own words, without the frame that Microsoft.Data.Sqlite puts around them.</summary>
    public static string Plain(SqliteException error)
    {
        int open = error.Message.IndexOf('\'', StringComparison.Ordinal);
        int close = error.Message.LastIndexOf('\'');
        return error.Message.StartsWith("SQLite Error", StringComparison.Ordinal) && open >= 0 && close > open
            ? error.Message[(open + 1)..close].TrimEnd('.')
            : error.Message;
    }
}
