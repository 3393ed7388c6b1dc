using Npgsql;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>The command on a PostgreSQL store: the same as on a file, and the schema's own commands.</summary>
public sealed class PostgresCommandTests : IAsyncLifetime, IDisposable
{
    private readonly RmspropCommand _rmsprop = new();
    private TestDatabase _database = null!;

    private string Location => _database.ConnectionString;

    private string Host
    {
        get
        {
            NpgsqlConnectionStringBuilder server = new(Location);
            return $"{server.Host}:{server.Port}";
        }
    }

    public async Task InitializeAsync() => _database = await TestDatabase.NameAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _rmsprop.Dispose();

    [Fact]
    public async Task Commands_print_the_same_for_both_databases()
    {
        string spec = RmspropCommand.Example("comparison.yaml");
        (await _rmsprop.RunAsync("run", spec, "--store", "file.db")).Done();
        (await _rmsprop.RunAsync("run", spec, "--store", Location)).Done();
        foreach (string command in new[] { "show comparison", "trials comparison", "trace comparison 3" })
        {
            foreach (string format in new[] { "json", "csv" })
            {
                string[] arguments = [.. command.Split(' '), "--format", format, "--store"];
                Assert.Equal(
                    (await _rmsprop.RunAsync([.. arguments, "file.db"])).Done().Output,
                    (await _rmsprop.RunAsync([.. arguments, Location])).Done().Output);
            }
        }
    }

    [Fact]
    public async Task A_password_is_never_printed()
    {
        string location = $"postgres://postgres:hidden@{Host}/{_database.Name}?application_name=test";
        CommandResult[] results =
        [
            await _rmsprop.RunAsync("run", RmspropCommand.Example("tutorial.yaml"), "--store", location),
            await _rmsprop.RunAsync("show", "nothing", "--store", location),
            await _rmsprop.RunAsync("db", "status", "--store", location),
            await _rmsprop.RunAsync("list", "--store", location + "&colour=red"),
            await _rmsprop.RunAsync("list", "--debug", "--store", location.Replace(Host, "127.0.0.1:1", StringComparison.Ordinal)),
        ];
        Assert.Equal([0, 2, 0, 2, 2], results.Select(result => result.ExitCode));
        Assert.All(results, result => Assert.DoesNotContain("hidden", result.Output + result.Errors, StringComparison.Ordinal));
        Assert.Contains($"--store 'postgres://postgres@{Host}/{_database.Name}?application_name=test'", results[0].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_tells_what_is_applied_pending_and_newer()
    {
        Assert.Contains("no database", (await StatusAsync()).Mistake(), StringComparison.Ordinal);

        (await _rmsprop.RunAsync("db", "migrate", "--store", Location)).Done();
        Assert.Contains("0001_initial,applied", (await StatusAsync()).Done().Output, StringComparison.Ordinal);

        await _database.ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('9999_newer', '99.0')""");
        CommandResult newer = await StatusAsync();
        Assert.Equal(2, newer.ExitCode);
        Assert.Contains("9999_newer,newer", newer.Output, StringComparison.Ordinal);
        Assert.Contains("Use a newer rmsprop", newer.Errors, StringComparison.Ordinal);

        await _database.ExecuteAsync("""DELETE FROM "__EFMigrationsHistory" """);
        CommandResult pending = await StatusAsync();
        Assert.Equal(2, pending.ExitCode);
        Assert.Contains("0001_initial,pending", pending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_a_status_too()
    {
        Assert.Contains("no store", (await _rmsprop.RunAsync("db", "status")).Mistake(), StringComparison.Ordinal);
        (await _rmsprop.RunAsync("db", "migrate")).Done();
        Assert.Contains("0001_initial,applied", (await _rmsprop.RunAsync("db", "status", "--format", "csv")).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_takes_a_limit_and_a_timeout()
    {
        const string Rows = "WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 5000) SELECT n FROM counter";
        foreach (string location in new[] { "file.db", Location })
        {
            (await _rmsprop.RunAsync("db", "migrate", "--store", location)).Done();
            Assert.Equal("n\r\n1\r\n2\r\n", (await _rmsprop.RunAsync("query", Rows, "--limit", "2", "--format", "csv", "--store", location)).Done().Output);
            Assert.Equal(5001, (await _rmsprop.RunAsync("query", Rows, "--format", "csv", "--store", location)).Done().Lines.Length);
            CommandResult late = await _rmsprop.RunAsync(
                "query", Rows.Replace("n + 1 FROM counter WHERE n < 5000", "0 FROM counter", StringComparison.Ordinal) + " WHERE n = 2", "--timeout", "0.2", "--store", location);
            Assert.Contains("longer than 0.2 s", late.Mistake(), StringComparison.Ordinal);
        }
    }

    private Task<CommandResult> StatusAsync() => _rmsprop.RunAsync("db", "status", "--format", "csv", "--store", Location);
}
