using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Postgres;
using RmspropRunner.Storage.Postgres.Migrations;
using RmspropRunner.Storage.Sqlite;
using RmspropRunner.Storage.Sqlite.Migrations;

namespace RmspropRunner.Storage;

/// <summary>Opens stores. The location alone says which database it is.</summary>
public static class ExperimentStores
{
    /// <summary>Opens the store, and brings its schema up to date.</summary>
    /// <param name="location">
    /// The path of a SQLite file; or of a PostgreSQL database the connection string, Host=…;Database=…, or the URL,
    /// postgres://user@host/database.
    /// </param>
    /// <param name="access">Whether a store that is not there is made.</param>
    /// <param name="time">Says when experiments were created.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="StoreException">There is no store, it is no store, or it is newer than this program.</exception>
    public static async Task<IExperimentStore> OpenAsync(
        string location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        Check(location);
        return PostgresLocation.IsPostgres(location)
            ? await PostgresStore.OpenAsync(PostgresLocation.Parse(location), access, time, cancellationToken)
            : await SqliteStore.OpenAsync(location, access, time, SqliteStore.DefaultLockTimeout, cancellationToken);
    }

    /// <summary>
    /// Begins to load what <see cref="OpenAsync"/> will need, on another thread, while the caller finds out whether it will.
    /// Makes and opens nothing; what goes wrong here goes wrong again, and is told, when the store is opened.
    /// </summary>
    public static void Prepare(string location)
    {
        if (!PostgresLocation.IsPostgres(location))
            _ = Task.Run(SqliteRehearsal.Run);
    }

    /// <summary>Which migrations the store has. Only looks: it makes and changes nothing.</summary>
    /// <exception cref="StoreException">There is no such file or database, or it is not a store.</exception>
    public static async Task<StoreSchema> SchemaAsync(string location, CancellationToken cancellationToken)
    {
        Check(location);
        if (!PostgresLocation.IsPostgres(location))
            return await Task.Run(() => SqliteMigrations.Schema(new SqliteDatabase(location, SqliteStore.DefaultLockTimeout)), cancellationToken);
        await using PostgresDatabase database = new(PostgresLocation.Parse(location), hasKeepalives: false);
        return await PostgresMigrations.SchemaAsync(database, cancellationToken);
    }

    /// <summary>The location without its passwords, as it may be shown.</summary>
    public static string Shown(string location) => PostgresLocation.IsPostgres(location) ? PostgresLocation.Hide(location) : location;

    /// <summary>The PostgreSQL database as an Npgsql connection string, for others who work in it; null where the store is a SQLite file.</summary>
    public static string? PostgresConnectionString(string location) =>
        IsPostgres(location) ? PostgresLocation.Parse(location).ConnectionString : null;

    /// <summary>Whether the location says a PostgreSQL database, and not a SQLite file.</summary>
    public static bool IsPostgres(string location) => PostgresLocation.IsPostgres(location);

    private static void Check(string location)
    {
        if (string.IsNullOrWhiteSpace(location))
            throw new StoreException("The store's location is empty. Give the path of a file, for example rmsprop.db.");
    }
}
