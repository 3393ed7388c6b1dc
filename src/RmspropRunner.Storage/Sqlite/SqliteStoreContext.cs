using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Storage.Catalog;
using RmspropRunner.Storage.Catalog.Converters;
using RmspropRunner.Storage.Sqlite.Converters;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>The tables in SQLite: times and vectors are text, a hash is 16 bytes.</summary>
internal sealed class SqliteStoreContext(DbContextOptions<SqliteStoreContext> options) : StoreContext(options)
{
    public static DbContextOptions<SqliteStoreContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<SqliteStoreContext>().UseSqlite(connectionString).EnableThreadSafetyChecks(false).Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        configurationBuilder.Properties<double[]>().HaveConversion<VectorTextConverter>();
        configurationBuilder.Properties<ContentHash>().HaveConversion<HashBytesConverter>();
    }
}
