using Npgsql;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

public sealed class PostgresViewTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
        foreach (string name in (string[])["sample", "other"])
        {
            StoredExperiment experiment = await _store.CreateAsync(name, "", SampleShards.Revision(), CancellationToken.None);
            await _store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 20)], CancellationToken.None);
        }
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("leaderboard")]
    [InlineData("convergence")]
    [InlineData("ecdf")]
    [InlineData("sensitivity")]
    public async Task A_view_of_one_experiment_reads_that_experiment_alone(string view)
    {
        await using NpgsqlConnection connection = await _database.ConnectAsync();
        List<string> scans = await LinesAsync(connection, $"EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) SELECT * FROM {view} WHERE experiment = 'sample'");
        Assert.Contains(scans, line => line.Contains("on trial_1 ", StringComparison.Ordinal) && !IsSkipped(line));
        Assert.All(scans.Where(line => line.Contains("on trial_2 ", StringComparison.Ordinal)), line => Assert.True(IsSkipped(line), line));
        Assert.DoesNotContain(scans, line => line.Contains("on trace_", StringComparison.Ordinal));

        static bool IsSkipped(string line) => line.Contains("never executed", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_points_of_some_trials_are_read_from_one_partition_that_is_known_in_advance()
    {
        await using NpgsqlConnection connection = await _database.ConnectAsync();
        await TestDatabase.ExecuteAsync(connection, "BEGIN; SELECT count(*) FROM points_of(1, ARRAY[2, 3])");

        // A partition that only turns out not to be needed is locked by then.
        List<string> locked = await LinesAsync(connection, "SELECT relation::regclass::text FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'");
        Assert.Contains("trace_1", locked);
        Assert.DoesNotContain("trace_2", locked);
    }

    [Fact]
    public async Task A_role_that_may_read_may_read_the_views()
    {
        string role = _database.Name + "_reader";
        await using NpgsqlConnection connection = await _database.ConnectAsync();
        await TestDatabase.ExecuteAsync(connection, $"CREATE ROLE {role}; SELECT allow_reading('{role}'); SET ROLE {role}");
        foreach (string view in (string[])["trials", "leaderboard", "convergence", "ecdf", "sensitivity"])
            Assert.NotEmpty(await LinesAsync(connection, $"SELECT experiment FROM {view}"));
        await TestDatabase.ExecuteAsync(connection, $"RESET ROLE; DROP OWNED BY {role}; DROP ROLE {role}");
    }

    private static async Task<List<string>> LinesAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The test's own constant.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
