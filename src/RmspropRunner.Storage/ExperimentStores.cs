using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Sqlite;

namespace RmspropRunner.Storage;

/// <summary>Opens stores. The location alone says which database it is.</summary>
public static class ExperimentStores
{
    /// <summary>Opens the store, and brings its schema up to date.</summary>
    /// <param name="location">The path of a SQLite file.</param>
    /// <param name="access">Whether a store that is not there is made.</param>
    /// <param name="time">Says when experiments were created.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="StoreException">There is no store, it is no store, or it is newer than this program.</exception>
    public static async Task<IExperimentStore> OpenAsync(
        string location, StoreAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(location))
            throw new StoreException("The store's location is empty. Give the path of a file, for example rmsprop.db.");
        if (IsPostgres(location))
            throw new StoreException("PostgreSQL is not supported yet. Give the path of a SQLite file, for example rmsprop.db.");
        return await SqliteStore.OpenAsync(location, access, time, SqliteStore.DefaultLockTimeout, cancellationToken);
    }

    private static bool IsPostgres(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || location.Replace(" ", "", StringComparison.Ordinal).Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
