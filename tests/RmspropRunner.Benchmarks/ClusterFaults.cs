using System.Diagnostics;
using System.Globalization;
using Npgsql;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.Benchmarks;

/// <summary>Harm done to a cluster of three workers, with what it cost; every store has to equal that of one process.</summary>
internal sealed class ClusterFaults : IAsyncDisposable
{
    private const string Coordinates = "coordinates experiment";

    private readonly PostgresServer _server;
    private readonly string _store;
    private readonly NpgsqlConnection _connection;
    private readonly List<ClusterWorker> _workers = [];
    private readonly Random _random = new(4711);
    private string _expected = "";

    private ClusterFaults(PostgresServer server)
    {
        _server = server;
        _store = server.ConnectionStringOf("faults");
        _connection = new NpgsqlConnection(_store);
    }

    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await server.PsqlAsync("postgres", "CREATE DATABASE faults");
        await using ClusterFaults faults = new(server);
        await faults.RunAllAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ClusterWorker worker in _workers)
            await worker.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task RunAllAsync()
    {
        int rounds = int.Parse(Environment.GetEnvironmentVariable("RMSPROP_ROUNDS") ?? "10", CultureInfo.InvariantCulture);
        await using (ClusterWorker alone = await ClusterWorker.StartAsync(_store, "in-process", 2))
        {
            await alone.SubmitAsync(Yaml("reference"));
            Say("one process", $"{(await alone.DoneAsync("reference")).TotalSeconds:0.0} s");
        }

        await _connection.OpenAsync();
        _expected = await ContentAsync("reference");
        for (int i = 0; i < 3; i++)
            _workers.Add(await ClusterWorker.StartAsync(_store));
        await RoundAsync("undisturbed", _ => Task.CompletedTask);
        await FourthAsync();
        for (int round = 1; round <= rounds; round++)
        {
            await RoundAsync($"kill{round}", async id =>
            {
                ClusterWorker victim = round % 2 == 1 ? Coordinator(id) : _workers[_random.Next(_workers.Count)];
                await GapAsync($"kill {round} of {(victim == Coordinator(id) ? "the coordinator's worker" : "a worker")}", id, async () =>
                {
                    _workers.Remove(victim);
                    await victim.DisposeAsync();
                });
                _workers.Add(await ClusterWorker.StartAsync(_store));
            });
        }

        foreach (bool isCoordinator in new[] { true, false })
        {
            await RoundAsync(isCoordinator ? "stopped1" : "stopped2", async id =>
            {
                ClusterWorker victim = isCoordinator ? Coordinator(id) : _workers.First(worker => worker != Coordinator(id));
                await GapAsync($"SIGSTOP of {(isCoordinator ? "the coordinator's worker" : "a worker")}", id, () => victim.SignalAsync("STOP"));
                await Task.Delay(TimeSpan.FromSeconds(50));
                await victim.SignalAsync("CONT");
            });
        }

        await _connection.CloseAsync();
        await _workers[0].SubmitAsync(Yaml("restart"));
        await Task.Delay(TimeSpan.FromSeconds(4));
        await _server.CrashAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        await _server.RestartAsync();
        NpgsqlConnection.ClearAllPools();
        await _connection.OpenAsync();
        await CheckAsync("restart");
    }

    private async Task RoundAsync(string name, Func<long, Task> harm)
    {
        await _workers[0].SubmitAsync(Yaml(name));
        long id = Convert.ToInt64(await ScalarAsync($"SELECT id FROM experiment WHERE name = '{name}'"), CultureInfo.InvariantCulture);
        await ShardsAsync(id, _random.Next(3, 60));
        await harm(id);
        await CheckAsync(name);
    }

    private async Task CheckAsync(string name)
    {
        while (await ScalarAsync($"SELECT state FROM job JOIN experiment ON id = experiment WHERE name = '{name}'") is not "finished")
            await Task.Delay(50);
        object? seconds = await ScalarAsync(
            $"SELECT extract(epoch FROM ended_at - started_at)::float8 FROM job JOIN experiment ON id = experiment WHERE name = '{name}'");
        Say(name, $"{seconds:0.0} s, {(await ContentAsync(name) == _expected ? "the rows of one process" : "OTHER ROWS")}");
    }

    private async Task FourthAsync()
    {
        await RoundAsync("joined", async id =>
        {
            ClusterWorker fourth = await ClusterWorker.StartAsync(_store);
            long left = await LeftAsync(id);
            _workers.Add(fourth);
            while (await LeftAsync(id) > 0)
                await Task.Delay(50);
            double share = await fourth.TrialsAsync() / (left / 4.0);
            Say("a fourth worker", $"computed {share:0.00} of an even share of the {left} trials that were left");
            _workers.Remove(fourth);
            await fourth.DisposeAsync();
        });
    }

    /// <summary>The longest time without a commit within ten seconds of the harm.</summary>
    private async Task GapAsync(string what, long id, Func<Task> harm)
    {
        await harm();
        Stopwatch since = Stopwatch.StartNew();
        TimeSpan last = TimeSpan.Zero;
        TimeSpan longest = TimeSpan.Zero;
        long shards = await CountAsync(id);
        while (since.Elapsed < TimeSpan.FromSeconds(10) && await LeftAsync(id) > 0)
        {
            long now = await CountAsync(id);
            if (now != shards)
                (shards, last) = (now, since.Elapsed);
            longest = since.Elapsed - last > longest ? since.Elapsed - last : longest;
            await Task.Delay(20);
        }

        Say(what, $"the longest time without a commit: {longest.TotalSeconds:0.0} s");
    }

    private ClusterWorker Coordinator(long id) =>
        _workers.LastOrDefault(worker => worker.Output.Any(line => line.EndsWith($"{Coordinates} {id}", StringComparison.Ordinal))) ?? _workers[0];

    private async Task ShardsAsync(long id, int count)
    {
        while (await CountAsync(id) < count)
            await Task.Delay(20);
    }

    private async Task<long> CountAsync(long id) => (long)(await ScalarAsync($"SELECT count(*) FROM shard WHERE experiment = {id}"))!;

    private async Task<long> LeftAsync(long id) => (long)(await ScalarAsync(
        $"SELECT (SELECT max(last_trial) FROM revision WHERE experiment = {id}) - (SELECT count(*) FROM trial WHERE experiment = {id})"))!;

    /// <summary>Every row of the experiment, in any order.</summary>
    private async Task<string> ContentAsync(string name) => $"{await ScalarAsync(
        $"SELECT count(*) || ' ' || count(DISTINCT number) || ' ' || sum(hashtextextended((to_jsonb(t) - 'experiment')::text, 0)) FROM trial t WHERE experiment = (SELECT id FROM experiment WHERE name = '{name}')")} {await ScalarAsync(
        $"SELECT count(*) || ' ' || sum(hashtextextended(concat_ws(' ', trial, iteration, objective, gradient_norm, step_norm, x), 0)) FROM trace t WHERE experiment = (SELECT id FROM experiment WHERE name = '{name}')")}";

    private async Task<object?> ScalarAsync(string sql)
    {
#pragma warning disable CA2100 // The benchmark's own.
        await using NpgsqlCommand command = new(sql, _connection) { CommandTimeout = 300 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static void Say(string what, FormattableString how) =>
        Console.WriteLine($"{what}: {how.ToString(CultureInfo.InvariantCulture)}");

    private static string Yaml(string name) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 10 }
          - rosenbrock: { dimension: 10 }
        optimizers:
          - rmsprop: { learning_rate: [0.0001, 0.001, 0.01, 0.05, 0.1] }
        seeds: 1..{{Environment.GetEnvironmentVariable("RMSPROP_SEEDS") ?? "10000"}}
        iterations: 4000
        trace: { log: 3 }
        """;
}
