using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Migrations;

internal static class SchemaRules
{
    /// <exception cref="StoreException">The store is newer than this program.</exception>
    public static void RefuseNewer(StoreSchema schema)
    {
        if (schema.Newer is [string unknown, ..])
        {
            throw new StoreException(
                $"The store '{schema.Location}' is newer than this program: it has the migration '{unknown}', "
                + $"and this program knows up to '{schema.Known[^1]}'. Use a newer rmsprop.");
        }
    }
}
