using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

/// <summary>
/// Brings a database's schema up to date, or says why it cannot be used.
///
/// EF Core's migrator runs inside one transaction of ours, which begins with an advisory lock: of processes that start at
/// once, whoever gets it migrates, and the others wait and find nothing to do. DDL is transactional in PostgreSQL, so a
/// killed process leaves neither half a migration nor a lock. A database that is up to date is told by one query.
/// </summary>
internal static class PostgresMigrations
{
    /// <summary>'RMSP': a number that other programs do not lock by chance.</summary>
    private const long Lock = 0x524D5350;

    public static async Task BringUpToDateAsync(PostgresDatabase database, StoreAccess access, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await ConnectAsync(database, access, cancellationToken);
            StoreSchema schema = await ReadAsync(database, connection, cancellationToken);
            if (schema.Applied.Count == 0 && access == StoreAccess.Existing)
                throw database.Errors.Missing();
            SchemaRules.RefuseNewer(schema);
            if (!schema.IsUpToDate)
                await MigrateAsync(database, connection, schema, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    /// <summary>Only looks: makes and changes nothing.</summary>
    public static async Task<StoreSchema> SchemaAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken);
        try
        {
            return await ReadAsync(database, connection, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        PostgresDatabase database, StoreAccess access, CancellationToken cancellationToken)
    {
        try
        {
            return await database.Source.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            if (access == StoreAccess.Existing)
                throw database.Errors.Missing();
            await DatabaseCreation.CreateAsync(database, cancellationToken);
            return await database.Source.OpenConnectionAsync(cancellationToken);
        }
    }

    private static async Task<StoreSchema> ReadAsync(
        PostgresDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<string> applied = [];
        try
        {
            await using NpgsqlCommand command = new("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""", connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // Nobody has migrated it yet.
        }

        StoreSchema schema = new(database.Location.Shown, applied, SqlFiles.Postgres.Names);
        return applied.Count > 0 && !applied.Intersect(schema.Known).Any() ? throw database.Errors.NotAStore() : schema;
    }

    private static async Task MigrateAsync(
        PostgresDatabase database, NpgsqlConnection connection, StoreSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using NpgsqlCommand command = new($"SELECT pg_advisory_xact_lock({Lock}), current_schema()", connection, transaction);
            string? current;
            await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                await reader.ReadAsync(cancellationToken);
                current = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1);
            }

            await using PostgresMigrationContext context = new(
                connection, current ?? throw new StoreException($"No schema of '{schema.Location}' is in the search_path of this user."));
            await context.Database.UseTransactionAsync(transaction, cancellationToken);

            // The migrator would look for it and take the error for an answer, which would end our transaction.
            await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw database.Errors.MayNotMigrate(schema.Pending, error);
        }
    }
}
