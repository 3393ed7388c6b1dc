using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RmspropRunner.Storage.Catalog;

/// <summary>
/// The tables that EF Core reads and writes, the same in every database; how a type is stored differs, and is said by
/// the database's own context. Building this model is most of what EF Core costs a short run: it maps what it must, and
/// leaves CHECKs, indexes and the trace to the migrations.
/// </summary>
internal abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ExperimentRow> Experiments => Set<ExperimentRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<TrialRow> Trials => Set<TrialRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ExperimentRow>(experiment =>
        {
            experiment.ToTable("experiment").HasKey(row => row.Id);
            experiment.HasMany(row => row.Revisions).WithOne().HasForeignKey(row => row.Experiment);
        });
        modelBuilder.Entity<RevisionRow>().ToTable("revision").HasKey(row => new { row.Experiment, row.Number });
        modelBuilder.Entity<TrialRow>().ToTable("trial").HasKey(row => new { row.Experiment, row.Number });

        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (IMutableProperty property in entity.GetProperties())
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
