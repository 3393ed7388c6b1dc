using Microsoft.EntityFrameworkCore;
using Npgsql;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Storage.Catalog;
using RmspropRunner.Storage.Catalog.Converters;

namespace RmspropRunner.Storage.Postgres;

/// <summary>The tables in PostgreSQL: times, vectors and numbers are its own; a hash is 16 bytes.</summary>
internal sealed class PostgresStoreContext(DbContextOptions<PostgresStoreContext> options) : StoreContext(options)
{
    public static DbContextOptions<PostgresStoreContext> Options(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql(source).EnableThreadSafetyChecks(false).Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ContentHash>().HaveConversion<HashBytesConverter>();
        configurationBuilder.Properties<uint>().HaveConversion<long>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<TrialRow>(trial =>
        {
            trial.Property(row => row.Hyperparameters).HasColumnType("jsonb");

            // NaN is NaN here, so nothing has to stand for it.
            trial.Property(row => row.FinalObjective).IsRequired();
            trial.Property(row => row.BestObjective).IsRequired();
        });
    }
}
