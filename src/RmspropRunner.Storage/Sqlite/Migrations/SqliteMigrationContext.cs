using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>
/// For EF Core's migrator alone. It has no tables: the SQL files say what there is, and building a model only to ignore
/// it would slow the first start.
/// </summary>
internal sealed class SqliteMigrationContext(SqliteConnection connection) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
        .UseSqlite(connection)
        // The transaction that this warns of is the lock between processes: see SqliteMigrations.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning));
}
