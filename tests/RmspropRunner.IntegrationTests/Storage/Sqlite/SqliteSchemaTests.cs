using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Sqlite;
using RmspropRunner.Storage.Migrations;
using RmspropRunner.Storage.Sqlite.Migrations;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

/// <summary>The SQL files are the truth about the schema; these hold the code against them.</summary>
public sealed class SqliteSchemaTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private IExperimentStore _store = null!;

    private string DatabasePath => _folder.File("rmsprop.db");

    public async Task InitializeAsync() => _store = await ExperimentStores.OpenAsync(
        DatabasePath, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Every_SQL_file_has_its_migration()
    {
        using SqliteMigrationContext context = new(new SqliteConnection());
        Assert.Equal(SqlFiles.Sqlite.Names, context.GetService<IMigrationsAssembly>().Migrations.Keys);
    }

    /// <summary>New files do not pass through the migrator, and must not show it.</summary>
    [Fact]
    public async Task A_new_file_is_what_the_migrator_makes_of_an_empty_one()
    {
        string path = _folder.File("migrated.db");
        await using (SqliteConnection connection = new($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            SqliteMigrations.Migrate(transaction);
            await transaction.CommitAsync();
        }

        await using IExperimentStore migrated = await ExperimentStores.OpenAsync(
            path, StoreAccess.Existing, TimeProvider.System, CancellationToken.None);
        string[] asked =
        [
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name",
            "SELECT MigrationId, ProductVersion FROM __EFMigrationsHistory ORDER BY 1",
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
        ];
        foreach (string sql in asked)
            Assert.Equal(await RowsAsync(migrated, sql), await RowsAsync(_store, sql));
    }

    [Fact]
    public async Task The_model_has_the_columns_and_keys_of_the_schema()
    {
        using SqliteStoreContext context = new(SqliteStoreContext.Options($"Data Source={DatabasePath};Pooling=False"));
        foreach (IEntityType entity in context.Model.GetEntityTypes())
        {
            string table = entity.GetTableName()!;
            StoreObjectIdentifier identifier = StoreObjectIdentifier.Table(table);
            IEnumerable<string> mapped = entity.GetProperties().Select(property =>
                $"{property.GetColumnName(identifier)} {property.GetColumnType()} null={property.IsNullable} "
                + $"key={(entity.FindPrimaryKey()!.Properties.ToList().IndexOf(property) + 1)}");

            Assert.Equal(await ColumnsAsync(table), mapped.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_table_is_strict()
    {
        await using IQueryRows rows = await _store.QueryAsync(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%' AND schema = 'main'",
            Timeout.InfiniteTimeSpan, CancellationToken.None);
        Assert.Equal(["__EFMigrationsHistory"], await rows.RowsAsync(CancellationToken.None).Select(row => row[0]).ToListAsync());
    }

    [Theory]
    [InlineData("leaderboard")]
    [InlineData("convergence")]
    [InlineData("ecdf")]
    [InlineData("sensitivity")]
    public async Task A_view_of_one_experiment_reads_that_experiment_alone(string view)
    {
        List<string> plan = await PlanAsync($"SELECT * FROM {view} WHERE experiment = 'sample'");
        Assert.Contains("SEARCH e USING COVERING INDEX sqlite_autoindex_experiment_1 (name=?)", plan);
        Assert.Contains("SEARCH t USING INDEX trial_by_configuration (experiment=?)", plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN e", StringComparison.Ordinal) || step.Contains("AUTOMATIC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("convergence")]
    [InlineData("ecdf")]
    public async Task A_view_of_one_configuration_reads_that_configuration_alone(string view) => Assert.Contains(
        "SEARCH t USING INDEX trial_by_configuration (experiment=? AND configuration=?)",
        await PlanAsync($"SELECT * FROM {view} WHERE experiment = 'sample' AND configuration = 3"));

    private static async Task<List<string>> RowsAsync(IExperimentStore store, string sql)
    {
        await using IQueryRows rows = await store.QueryAsync(sql, Timeout.InfiniteTimeSpan, CancellationToken.None);
        return await rows.RowsAsync(CancellationToken.None).Select(row => string.Join(" | ", row)).ToListAsync();
    }

    private async Task<List<string>> PlanAsync(string sql)
    {
        await using IQueryRows rows = await _store.QueryAsync("EXPLAIN QUERY PLAN " + sql, Timeout.InfiniteTimeSpan, CancellationToken.None);
        return await rows.RowsAsync(CancellationToken.None).Select(row => (string)row[3]!).ToListAsync();
    }

    private async Task<List<string>> ColumnsAsync(string table)
    {
        await using IQueryRows rows = await _store.QueryAsync(
            $"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')", Timeout.InfiniteTimeSpan, CancellationToken.None);
        return await rows.RowsAsync(CancellationToken.None)
            .Select(row => $"{row[0]} {row[1]} null={row[2] is 0L} key={row[3]}")
            .Order(StringComparer.Ordinal)
            .ToListAsync();
    }
}
