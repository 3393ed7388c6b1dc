using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>
/// Brings a file's schema up to date, or says why it cannot be used.
///
/// EF Core's migrator runs inside one immediate transaction of ours. That transaction is the lock between processes
/// that start at once: whoever gets it migrates, the others wait and find nothing to do. EF Core's own lock for SQLite is
/// a row in a table, which a killed process leaves behind and every later start then waits for, for ever; a transaction
/// ends with its process, and with it whatever it had not finished.
///
/// A file that is up to date is told by one query, and an empty one is filled by <see cref="SqliteCreation"/>, so that EF
/// Core's migrator is paid for only when there is something to migrate.
/// </summary>
internal static class SqliteMigrations
{
    public static void BringUpToDate(SqliteDatabase database, StoreAccess access)
    {
        try
        {
            using SqliteConnection connection = Open(database, access);
            SchemaState state = Read(connection, database);
            if (state.IsEmpty && access == StoreAccess.Existing)
                throw database.Errors.Missing();
            SchemaRules.RefuseNewer(state.Schema);
            if (!state.Schema.IsUpToDate)
                Migrate(connection, database);

            KeepOpen(database);
        }
        catch (SqliteException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    /// <summary>Only looks: makes and changes nothing.</summary>
    public static StoreSchema Schema(SqliteDatabase database)
    {
        try
        {
            using SqliteConnection connection = Open(database, StoreAccess.Existing);
            return Read(connection, database).Schema;
        }
        catch (SqliteException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    /// <summary>
    /// Leaves a connection in the pool: when the last one closes, SQLite merges the log into the file and removes it, and there
    /// is more to come. It counts from its first reading on.
    /// </summary>
    private static void KeepOpen(SqliteDatabase database)
    {
        using SqliteConnection connection = database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA schema_version";
        command.ExecuteScalar();
    }

    private static SchemaState Read(SqliteConnection connection, SqliteDatabase database)
    {
        SchemaState state = SchemaState.Read(connection, database.Location);
        return state.IsForeign ? throw database.Errors.NotAStore() : state;
    }

    private static SqliteConnection Open(SqliteDatabase database, StoreAccess access)
    {
        if (Directory.Exists(database.FullPath))
            throw new StoreException($"'{database.Location}' is a folder. Give the path of a file, for example rmsprop.db.");
        if (access == StoreAccess.OpenOrCreate && !Directory.Exists(Path.GetDirectoryName(database.FullPath)))
        {
            throw new StoreException(
                $"The folder of the store '{database.Location}' does not exist. Make it first, or give another path with `--store`.");
        }

        if (access == StoreAccess.OpenOrCreate)
            return database.OpenOrCreate();
        return File.Exists(database.FullPath) ? database.OpenAlone() : throw database.Errors.Missing();
    }

    private static void Migrate(SqliteConnection connection, SqliteDatabase database)
    {
        // Writers and readers do not wait for each other, and a commit is one append. Both are kept in the file. Pages of
        // 8 KiB, of which a trial takes a part: pages of 4 KiB, SQLite's own choice, cost each insert a tenth more.
        using (SqliteCommand command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        // Looked at again: another process may have filled it before we had it for ourselves.
        if (Read(connection, database).IsEmpty)
            SqliteCreation.Fill(transaction);
        else
            Migrate(transaction);
        transaction.Commit();
    }

    /// <summary>Has EF Core's migrator do what is due.</summary>
    internal static void Migrate(SqliteTransaction transaction)
    {
        using SqliteMigrationContext context = new(transaction.Connection!);
        context.Database.UseTransaction(transaction);
        context.Database.Migrate();
    }
}
