using Npgsql;

namespace RmspropRunner.Storage.Postgres.Migrations;

internal static class DatabaseCreation
{
    /// <summary>Creates the database, where this user may; somebody else's creating it at the same moment is as good.</summary>
    public static async Task CreateAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(database.Location.MaintenanceConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            string name = new NpgsqlCommandBuilder().QuoteIdentifier(database.Location.Database);
#pragma warning disable CA2100 // CREATE DATABASE takes no parameters; the name is quoted.
            await using NpgsqlCommand create = new($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidCatalogName)
        {
            throw database.Errors.MayNotCreateDatabase(error);
        }
    }
}
