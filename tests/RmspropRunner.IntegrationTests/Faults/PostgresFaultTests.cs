using Npgsql;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>
/// Harm done to the server during a run. However it ends, the finished store is that of an undisturbed run, row for row.
/// </summary>
public sealed class PostgresFaultTests : IDisposable
{
    private static readonly string FirstSeed = FaultyRun.Yaml.Replace("seeds: 1..500", "seeds: 1", StringComparison.Ordinal);

    private readonly RmspropCommand _command = new();
    private readonly string _spec;

    public PostgresFaultTests() => _spec = _command.Write("disturbed.yaml", FaultyRun.Yaml);

    [Fact]
    public async Task A_server_that_crashes_and_starts_again_is_waited_for()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        string store = server.ConnectionString.Replace("Database=postgres", "Database=crash", StringComparison.Ordinal);
        using FaultyRun run = FaultyRun.Start(_command, _spec, store);
        await SomethingIsStoredAsync(store);

        await server.CrashAsync();
        await run.ToldAsync("Trying again in");
        await server.RestartAsync();

        (await run.EndAsync()).Done();
        await StoreContent.AssertUndisturbedAsync(store, FaultyRun.Yaml);
    }

    [Fact]
    public async Task Connections_that_are_terminated_one_after_another_are_opened_again()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using FaultyRun run = FaultyRun.Start(_command, _spec, database.ConnectionString);
        await SomethingIsStoredAsync(database.ConnectionString);

        await using NpgsqlConnection own = await database.ConnectAsync();
        HashSet<object> terminated = [];
        while (terminated.Count < 3 && !run.HasEnded)
        {
            // Whoever writes points; while the run pauses before it tries again, that is nobody, or the last one, which is listed
            // for a moment after its end was told.
            if (await TestDatabase.ExecuteAsync(own, """
                SELECT pid FROM (
                    SELECT pid, pg_terminate_backend(pid) AS is_done FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name LIKE 'rmsprop %' AND state = 'active' AND query LIKE 'COPY trace%'
                    LIMIT 1) AS writer
                WHERE is_done
                """) is { } pid && terminated.Add(pid))
                await run.ToldAsync("Trying again in");
        }

        Assert.Equal(3, terminated.Count);
        (await run.EndAsync()).Done();
        await StoreContent.AssertUndisturbedAsync(database.ConnectionString, FaultyRun.Yaml);
    }

    [Fact]
    public async Task A_full_disk_ends_the_run_with_what_to_do_and_the_next_run_finishes_it()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await PrepareAsync(database);
        await database.ExecuteAsync("""
            CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.trial = 700 AND NEW.iteration = 500 THEN
                    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
                END IF;
                RETURN NEW;
            END
            $$;
            CREATE TRIGGER disk_full BEFORE INSERT ON trace_1 FOR EACH ROW EXECUTE FUNCTION disk_full();
            """);

        CommandResult result = await _command.RunAsync("run", _spec, "--store", database.ConnectionString);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is full. Nothing of this step was stored: make room and run again.", result.Errors);
        await database.ExecuteAsync("DROP TRIGGER disk_full ON trace_1");
        (await _command.RunAsync("run", _spec, "--store", database.ConnectionString)).Done();
        await StoreContent.AssertUndisturbedAsync(database.ConnectionString, FirstSeed, FaultyRun.Yaml);
    }

    [Fact]
    public async Task A_statement_timeout_is_told_and_the_run_goes_on_once_it_is_lifted()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await PrepareAsync(database);
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET statement_timeout = '20ms'");
        using FaultyRun run = FaultyRun.Start(_command, _spec, database.ConnectionString);

        await run.ToldAsync("canceling statement due to statement timeout");
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} RESET statement_timeout");
        await database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'rmsprop %'");

        (await run.EndAsync()).Done();
        await StoreContent.AssertUndisturbedAsync(database.ConnectionString, FirstSeed, FaultyRun.Yaml);
    }

    [Fact]
    public async Task A_lock_held_by_someone_else_is_waited_for()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await PrepareAsync(database);
        await using NpgsqlConnection holder = await database.ConnectAsync();
        await using NpgsqlTransaction transaction = await holder.BeginTransactionAsync();
        await TestDatabase.ExecuteAsync(holder, "LOCK TABLE shard IN EXCLUSIVE MODE");
        using FaultyRun run = FaultyRun.Start(_command, _spec, database.ConnectionString);
        await run.ToldAsync("Computing:");

        await WaitingForALockAsync(holder);
        await transaction.RollbackAsync();

        (await run.EndAsync()).Done();
        await StoreContent.AssertUndisturbedAsync(database.ConnectionString, FirstSeed, FaultyRun.Yaml);
    }

    public void Dispose() => _command.Dispose();

    /// <summary>Runs the first seed alone, so that the experiment and its partitions are there.</summary>
    private async Task PrepareAsync(TestDatabase database) =>
        (await _command.RunAsync("run", _command.Write("first.yaml", FirstSeed), "--store", database.ConnectionString, "--format", "json")).Done();

    private static async Task SomethingIsStoredAsync(string connectionString)
    {
        while (true)
        {
            try
            {
                await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
                await connection.OpenAsync();
                while (await TestDatabase.ExecuteAsync(connection, "SELECT count(*) FROM shard") is 0L)
                    await TestDatabase.ExecuteAsync(connection, "SELECT pg_sleep(0.02)");
                return;
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable)
            {
                // The run is about to make the database and its tables.
                await Task.Yield();
            }
        }
    }

    private static async Task WaitingForALockAsync(NpgsqlConnection connection)
    {
        while (await TestDatabase.ExecuteAsync(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted") is 0L)
            await TestDatabase.ExecuteAsync(connection, "SELECT pg_sleep(0.02)");
    }
}
