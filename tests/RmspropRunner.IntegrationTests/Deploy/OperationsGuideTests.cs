using System.Diagnostics;
using Npgsql;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Readme;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Does what docs/operations.md tells its readers to do.</summary>
public sealed class OperationsGuideTests
{
    private static readonly MarkdownFile s_guide = new("docs/operations.md");

    private static string[] Backups { get; } = [.. s_guide.BlocksUnder("Back up and restore").Select(block => block.Text)];

    [ProgramFact("sqlite3", "apt-get install sqlite3")]
    public async Task A_SQLite_store_is_backed_up_while_open_and_restored()
    {
        using RmspropCommand command = new();
        (await command.RunAsync("run", RmspropCommand.Example("tutorial.yaml"))).Done();

        (await command.ShellAsync(Backups[0])).Done();
        (await command.RunAsync("delete", "tutorial", "--yes")).Done();
        (await command.ShellAsync(Backups[1].Replace("\n", " && ", StringComparison.Ordinal) + "true")).Done();

        Assert.Contains("tutorial", (await command.RunAsync("list")).Done().Output, StringComparison.Ordinal);
    }

    [ProgramFact("pg_dump", "apt-get install postgresql-client")]
    public async Task A_PostgreSQL_store_is_dumped_and_restored_with_all_that_it_does()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        using RmspropCommand command = new();
        (await command.RunAsync("run", RmspropCommand.Example("tutorial.yaml"), "--store", database.ConnectionString)).Done();
        NpgsqlConnectionStringBuilder server = new(database.ConnectionString);
        string environment = $"export PGHOST='{server.Host}' PGPORT={server.Port} PGUSER='{server.Username}' PGDATABASE='{database.Name}'; set -e; ";
        if (server.Password is { Length: > 0 } password)
            environment = $"export PGPASSWORD='{password}'; {environment}";

        try
        {
            (await command.ShellAsync(environment + Backups[2] + Backups[3])).Done();

            string restored = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "rmsprop_restored", Pooling = false }.ConnectionString;
            Assert.Equal(0, (await command.RunAsync("db", "status", "--store", restored)).ExitCode);
            Assert.Contains("tutorial", (await command.RunAsync("list", "--store", restored)).Done().Output, StringComparison.Ordinal);
            (await command.RunAsync("run", RmspropCommand.Example("comparison.yaml"), "--store", restored)).Done();
            (await command.RunAsync("delete", "tutorial", "--yes", "--store", restored)).Done();
        }
        finally
        {
            await database.ExecuteAsync("DROP DATABASE IF EXISTS rmsprop_restored WITH (FORCE)");
        }
    }

    /// <summary>As the PostgreSQL image does with a new database; its names are those of compose, so it is tried on a server of its own.</summary>
    [ProgramFact("psql", "apt-get install postgresql-client")]
    public async Task The_roles_of_compose_let_the_worker_migrate_and_the_dashboards_read()
    {
        await using PostgresServers.PostgresServer server = await PostgresServers.PostgresServer.StartAsync();
        using RmspropCommand command = new();
        string script = Path.Combine(MarkdownFile.Root, "deploy", "postgres", "roles.sh");
        (await command.ShellAsync(
            $"export PGHOST=127.0.0.1 PGPORT={server.Port} POSTGRES_USER=postgres RMSPROP_POSTGRES_PASSWORD=\"it's\" GRAFANA_POSTGRES_PASSWORD=b; sh '{script}'")).Done();
        string worker = $"Host=127.0.0.1;Port={server.Port};Username=rmsprop;Database=rmsprop";
        (await command.RunAsync("run", RmspropCommand.Example("tutorial.yaml"), "--store", worker)).Done();

        await using NpgsqlConnection grafana = new($"Host=127.0.0.1;Port={server.Port};Username=grafana;Database=rmsprop;Pooling=false");
        await grafana.OpenAsync();
        Assert.Equal(1L, await TestDatabase.ExecuteAsync(grafana, "SELECT count(*) FROM leaderboard"));
        Assert.NotEqual(0L, await TestDatabase.ExecuteAsync(grafana, "SELECT count(*) FROM convergence"));
        await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.ExecuteAsync(grafana, "DELETE FROM experiment"));
    }

    [ProgramFact("systemd-analyze", "it comes with systemd")]
    public async Task The_systemd_unit_is_valid()
    {
        using RmspropCommand command = new();
        string unit = Assert.Single(s_guide.Blocks("ini")).Replace("/opt/rmsprop/rmsprop-worker", "/bin/true", StringComparison.Ordinal);
        using Process process = command.Start("systemd-analyze", "verify", command.PathOf(command.Write("rmsprop-worker.service", unit)));
        Assert.Equal("", (await RmspropCommand.EndAsync(process)).Done().Errors);
    }
}
