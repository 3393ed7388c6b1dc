using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Workers as processes, each with one thread to compute, on a PostgreSQL database of the test's.</summary>
internal sealed class WorkerCluster : IAsyncDisposable
{
    /// <summary>What a worker writes whenever it has a new silo.</summary>
    public const string Joined = "is a member of the cluster";

    private const string Coordinates = "coordinates experiment";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestDatabase _database;
    private readonly List<RunningWorker> _workers = [];

    private WorkerCluster(TestDatabase database) => _database = database;

    public static async Task<WorkerCluster> StartAsync(int workers)
    {
        WorkerCluster cluster = new(await TestDatabase.CreateAsync());
        try
        {
            for (int i = 0; i < workers; i++)
                await cluster.JoinAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The workers, in the order in which they came.</summary>
    public RunningWorker this[int index] => _workers[index];

    /// <summary>Starts one more.</summary>
    public async Task<RunningWorker> JoinAsync()
    {
        RunningWorker worker = await RunningWorker.StartAsync("--store", _database.ConnectionString, "--parallelism", "1", "--inbox", "");
        _workers.Add(worker);
        await worker.Process.ToldAsync(Joined);
        return worker;
    }

    /// <summary>The worker whose silo began to coordinate the only experiment, and the others.</summary>
    public (RunningWorker Coordinator, IReadOnlyList<RunningWorker> Others) Split()
    {
        RunningWorker coordinator = Assert.Single(_workers, IsCoordinator);
        return (coordinator, [.. _workers.Where(worker => worker != coordinator)]);
    }

    public static bool IsCoordinator(RunningWorker worker) => worker.Process.Output.Contains(Coordinates, StringComparison.Ordinal);

    /// <summary>The trials that the worker stored since its start; one that another had stored before counts, too.</summary>
    public static async Task<double> StoredAsync(RunningWorker worker)
    {
        string metrics = await worker.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return metrics.Split('\n').Where(line => line.StartsWith("rmsprop_trials_total{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until each of the workers has stored more than so many trials.</summary>
    public static async Task UntilStoredAsync(IEnumerable<RunningWorker> workers, double trials = 0)
    {
        foreach (RunningWorker worker in workers)
        {
            await Until.TrueAsync(
                $"a worker has stored more than {trials} trials", Patience, async () => await StoredAsync(worker) > trials);
        }
    }

    /// <summary>How many silos others declared dead; one that leaves does it itself.</summary>
    public async Task<long> DeclaredDeadAsync() => (long)(await _database.ExecuteAsync("""
        SELECT count(*) FROM cluster_member
        WHERE status = 6 AND suspected NOT LIKE address || ':' || port || '@' || generation || ',%'
        """))!;

    /// <summary>
    /// A transaction that holds the mark of a shard, as the worker's own would inside a commit: under the name of its store's session.
    /// </summary>
    public async Task<NpgsqlConnection> HoldMarkAsync(RunningWorker worker, Shard shard)
    {
        Match joined = Regex.Match(worker.Process.Output, $@":(\d+):\d+ {Joined}");
        Assert.True(joined.Success, worker.Process.Output);
        string session = (string)(await _database.ExecuteAsync($"SELECT name FROM cluster_member WHERE port = {joined.Groups[1].Value}"))!;
        NpgsqlConnection connection = new(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false, ApplicationName = session }.ConnectionString);
        await connection.OpenAsync();
        await TestDatabase.ExecuteAsync(connection, $"""
            BEGIN;
            INSERT INTO shard (experiment, first_trial, trial_count, diverged_count)
            SELECT id, {shard.FirstTrial}, {shard.TrialCount}, 0 FROM experiment
            """);
        return connection;
    }

    public async Task<long> TrialsAsync() => (long)(await _database.ExecuteAsync("SELECT count(*) FROM trial"))!;

    /// <summary>Every trial once, and every bit as one process stores it.</summary>
    public Task AssertSameAsOneProcessAsync(params string[] specs) => StoreContent.AssertUndisturbedAsync(_database.ConnectionString, specs);

    public async ValueTask DisposeAsync()
    {
        foreach (RunningWorker worker in _workers)
            await worker.DisposeAsync();
        await _database.DisposeAsync();
    }
}
