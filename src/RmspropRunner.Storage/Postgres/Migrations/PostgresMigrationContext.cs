using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace RmspropRunner.Storage.Postgres.Migrations;

/// <summary>
/// For EF Core's migrator alone. It has no tables: the SQL files say what there is, and building a model only to ignore
/// it would slow the first start.
/// </summary>
/// <param name="connection">Open, and in the transaction that is the lock: see PostgresMigrations.</param>
/// <param name="schema">The connection's current schema: EF Core looks for its table in `public` otherwise.</param>
internal sealed class PostgresMigrationContext(NpgsqlConnection connection, string schema) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", schema))
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning));
}
