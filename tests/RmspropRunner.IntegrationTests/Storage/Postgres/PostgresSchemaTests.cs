using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Migrations;
using RmspropRunner.Storage.Postgres;
using RmspropRunner.Storage.Postgres.Migrations;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>The SQL files are the truth about the schema; these hold the code against them.</summary>
public sealed class PostgresSchemaTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public void Every_SQL_file_has_its_migration()
    {
        using PostgresMigrationContext context = new(new NpgsqlConnection(), "public");
        Assert.Equal(SqlFiles.Postgres.Names, context.GetService<IMigrationsAssembly>().Migrations.Keys);
    }

    [Fact]
    public async Task The_model_has_the_columns_and_keys_of_the_schema()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(_database.ConnectionString);
        using PostgresStoreContext context = new(PostgresStoreContext.Options(source));
        foreach (IEntityType entity in context.Model.GetEntityTypes())
        {
            StoreObjectIdentifier identifier = StoreObjectIdentifier.Table(entity.GetTableName()!);
            IEnumerable<string> mapped = entity.GetProperties().Select(property =>
                $"{property.GetColumnName(identifier)} {Spelled(property.GetColumnType())} null={property.IsNullable} "
                + $"key={entity.FindPrimaryKey()!.Properties.ToList().IndexOf(property) + 1}");
            Assert.Equal(await ColumnsAsync(entity.GetTableName()!), mapped.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Tables_and_views_have_the_columns_that_SQLite_has()
    {
        using TemporaryFolder folder = new();
        await using IExperimentStore sqlite = await ExperimentStores.OpenAsync(
            folder.File("rmsprop.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        foreach (string table in new[] { "experiment", "revision", "shard", "trial", "trace", "job", "trials", "leaderboard" })
            Assert.Equal(await NamesAsync(sqlite, table), await NamesAsync(_store, table));
    }

    [Fact]
    public async Task The_leaderboard_of_one_experiment_reads_that_experiment_alone()
    {
        for (int i = 0; i < 3; i++)
        {
            StoredExperiment experiment = await _store.CreateAsync($"e{i}", "", SampleShards.Revision(), CancellationToken.None);
            await _store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 5)], CancellationToken.None);
        }

        await using IQueryRows rows = await _store.QueryAsync(
            "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM leaderboard WHERE experiment = 'e1'",
            Timeout.InfiniteTimeSpan,
            CancellationToken.None);
        List<string> plan = await rows.RowsAsync(CancellationToken.None).Select(row => (string)row[0]!).ToListAsync();
        Assert.Contains(plan, step => step.Contains("on trial_2", StringComparison.Ordinal) && !step.Contains("never", StringComparison.Ordinal));
        Assert.All(
            plan.Where(step => step.Contains("on trial_1", StringComparison.Ordinal) || step.Contains("on trial_3", StringComparison.Ordinal)),
            step => Assert.Contains("never executed", step, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INSERT INTO experiment (name, description, created_at) VALUES ('', '', now())")]
    [InlineData("UPDATE experiment SET id = DEFAULT")]
    [InlineData("UPDATE trial SET seed = -1")]
    [InlineData("UPDATE trial SET outcome = 'diverged'")]
    [InlineData("UPDATE trial SET hyperparameters = '[]'")]
    [InlineData("UPDATE trial SET start = '{1}'")]
    [InlineData("UPDATE trial SET content_hash = '\\x00'")]
    [InlineData("UPDATE trial SET target_iteration = 3")]
    [InlineData("UPDATE shard SET diverged_count = trial_count + 1")]
    [InlineData("UPDATE job SET state = 'lost'")]
    [InlineData("UPDATE job SET state = 'failed', ended_at = now()")]
    [InlineData("UPDATE job SET state = 'finished'")]
    [InlineData("UPDATE job SET state = 'running'")]
    public async Task What_cannot_be_is_refused_by_the_database_itself(string sql)
    {
        StoredExperiment experiment = await _store.CreateAsync("sample", "", SampleShards.Revision(), CancellationToken.None);
        await _store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 2)], CancellationToken.None);
        await _store.QueueAsync(experiment.Id, 1000, CancellationToken.None);
        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync(sql));
    }

    /// <summary>Quartiles whose arithmetic leaves the range of a double, which PostgreSQL makes an error of.</summary>
    [Theory]
    [InlineData("{-1.7e308,1.7e308}", 2, 0)]
    [InlineData("{0,5e-324}", 1, 0)]
    [InlineData("{0,1.5e308}", 3, 1.125e308)]
    [InlineData("{1,Infinity}", 2, double.PositiveInfinity)]
    [InlineData("{-Infinity,1}", 2, double.NaN)]
    [InlineData("{Infinity,Infinity,NaN}", 1, double.PositiveInfinity)]
    [InlineData("{1,NaN}", 2, double.NaN)]
    [InlineData("{7}", 3, 7)]
    public async Task A_quartile_of_extreme_numbers_is_a_number_and_no_error(string sorted, int quarter, double expected) =>
        Assert.Equal(expected, await _database.ExecuteAsync($"SELECT quartile('{sorted}', {quarter})"));

    [Fact]
    public async Task A_row_of_a_trace_without_metrics_takes_no_more_room_for_the_column()
    {
        long Size(object? bytes) => (long)bytes!;
        await _database.ExecuteAsync("CREATE TABLE wide (LIKE trace); CREATE TABLE narrow AS SELECT experiment, trial, objective, gradient_norm, step_norm, iteration, x FROM trace");
        foreach (string table in new[] { "wide", "narrow" })
            await _database.ExecuteAsync($"INSERT INTO {table} SELECT 1, n, 1, 2, 3, n, ARRAY[1.5, 2.5] FROM generate_series(1, 10000) AS n");
        Assert.Equal(
            Size(await _database.ExecuteAsync("SELECT pg_relation_size('narrow')")), Size(await _database.ExecuteAsync("SELECT pg_relation_size('wide')")));
    }

    private static string Spelled(string type) => type == "timestamp with time zone" ? "timestamptz" : type;

    private async Task<List<string>> ColumnsAsync(string table)
    {
        await using IQueryRows rows = await _store.QueryAsync(
            $"""
            SELECT attname, format_type(atttypid, NULL), NOT attnotnull, coalesce(array_position(i.indkey::smallint[], attnum) + 1, 0)
            FROM pg_attribute AS a LEFT JOIN pg_index AS i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE attrelid = '{table}'::regclass AND attnum > 0
            """,
            Timeout.InfiniteTimeSpan,
            CancellationToken.None);
        return await rows.RowsAsync(CancellationToken.None)
            .Select(row => $"{row[0]} {Spelled((string)row[1]!)} null={(string)row[2]! == "true"} key={row[3]}")
            .Order(StringComparer.Ordinal)
            .ToListAsync();
    }

    private static async Task<List<string>> NamesAsync(IExperimentStore store, string table)
    {
        await using IQueryRows rows = await store.QueryAsync($"SELECT * FROM {table}", Timeout.InfiniteTimeSpan, CancellationToken.None);
        return [.. rows.Columns.Order(StringComparer.Ordinal)];
    }
}
