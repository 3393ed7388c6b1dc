using RmspropRunner.PostgresServers;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>Workers of one thread each on a database of their own.</summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    private const string Coordinates = "coordinates experiment";

    private readonly PostgresServer _server;
    private readonly List<ClusterWorker> _workers = [];

    private FaultCluster(PostgresServer server)
    {
        _server = server;
        Database = new FaultDatabase(server);
    }

    public FaultDatabase Database { get; }

    /// <summary>A database, and no worker yet.</summary>
    public static async Task<FaultCluster> StartAsync()
    {
        FaultCluster cluster = new(await PostgresServer.StartAsync());
        await cluster.Database.CreateAsync();
        return cluster;
    }

    /// <summary>Has one process of two threads run the spec, for the others to be compared with.</summary>
    public async Task<TimeSpan> RunAloneAsync(FaultSpec spec)
    {
        await using ClusterWorker alone = await ClusterWorker.StartAsync(Database.Store, "in-process", 2);
        await alone.SubmitAsync(spec.Yaml(spec.Reference));
        return await alone.DoneAsync(spec.Reference);
    }

    /// <summary>Starts a worker; it has joined when this returns.</summary>
    public async Task<ClusterWorker> JoinAsync()
    {
        ClusterWorker worker = await ClusterWorker.StartAsync(Database.Store);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync(ClusterWorker worker)
    {
        _workers.Remove(worker);
        await worker.DisposeAsync();
    }

    public async Task<FaultRun> SubmitAsync(string name, FaultSpec spec)
    {
        await _workers[0].SubmitAsync(spec.Yaml(name));
        return new FaultRun(Database, await Database.IdAsync(name), name, spec);
    }

    /// <summary>The worker that began last to coordinate the run.</summary>
    public ClusterWorker CoordinatorOf(FaultRun run) =>
        _workers.MaxBy(worker => LastLine(worker, $"{Coordinates} {run.Id}"), StringComparer.Ordinal) is { } found
        && LastLine(found, $"{Coordinates} {run.Id}") is not null
            ? found
            : throw new InvalidOperationException($"No worker has said that it coordinates {run.Name}.\n{Output()}");

    /// <summary>A worker that does not coordinate the run.</summary>
    public ClusterWorker OtherThanCoordinatorOf(FaultRun run, Random random)
    {
        ClusterWorker[] others = [.. _workers.Where(worker => worker != CoordinatorOf(run))];
        return others[random.Next(others.Length)];
    }

    /// <summary>The last lines of every worker, for when something went wrong.</summary>
    public string Output() =>
        string.Join('\n', _workers.Select((worker, index) => $"worker {index}:\n  {string.Join("\n  ", worker.Output.TakeLast(20))}"));

    public async ValueTask DisposeAsync()
    {
        foreach (ClusterWorker worker in _workers)
            await worker.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Lines begin with the time.</summary>
    private static string? LastLine(ClusterWorker worker, string end) =>
        worker.Output.LastOrDefault(line => line.EndsWith(end, StringComparison.Ordinal));
}
