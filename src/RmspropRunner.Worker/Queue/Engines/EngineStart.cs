using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Dashboard;
using RmspropRunner.Worker.Intake;
using RmspropRunner.Worker.Metrics;
#if HAS_ORLEANS
using System.Net;
using RmspropRunner.Cluster;
using RmspropRunner.Cluster.Hosting;
using RmspropRunner.Storage;
#endif

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>Starts the engine of the settings: the cluster's where the build has Orleans, this process's own where it does not.</summary>
internal sealed class EngineStart(
    IOptions<WorkerOptions> options, MeasureStore measure, WorkerPlugins plugins, ClusterDashboard dashboard, ILoggerFactory loggers, TimeProvider time)
{
    private readonly WorkerOptions _options = options.Value;

#if HAS_ORLEANS
    /// <summary>The engines of this build, the default first.</summary>
    public static IReadOnlyList<string> Names => [EngineName.Orleans, EngineName.OrleansClient, EngineName.InProcess];

    public async Task<RunningEngine> StartAsync(IExperimentStore store, CancellationToken cancellationToken) => _options.Engine switch
    {
        EngineName.InProcess => InProcess(store),
        EngineName.OrleansClient => await VisitAsync(store, cancellationToken),
        _ => await JoinAsync(store, cancellationToken),
    };

    private async Task<RunningEngine> JoinAsync(IExperimentStore store, CancellationToken cancellationToken)
    {
        string? database = ExperimentStores.PostgresConnectionString(_options.Store);
        SiloSettings settings = new()
        {
            Database = database,
            FindAddressAsync = stop => database is null ? Task.FromResult(IPAddress.Loopback) : OwnAddress.FindAsync(_options.Cluster.Address, database, stop),
            Port = _options.Cluster.Port,
            GatewayPort = _options.Cluster.GatewayPort,
            Parallelism = _options.Parallelism,
            Extend = dashboard.AddTo,
        };
        ClusterStore shared = new() { Catalog = store, Shards = measure(store), Plan = plugins.PlanOf };
        ClusterPeer peer = await ClusterPeer.JoinAsync(settings, shared, loggers, time, cancellationToken);
        dashboard.Show(() => peer.Services);
        return OfCluster(peer.Engine, database is null ? store : new SharedClaims(store), peer.DisposeAsync);
    }

    private async Task<RunningEngine> VisitAsync(IExperimentStore store, CancellationToken cancellationToken)
    {
        string database = ExperimentStores.PostgresConnectionString(_options.Store)!;
        ClusterVisitor visitor = await ClusterVisitor.ConnectAsync(database, loggers, time, cancellationToken);
        return OfCluster(visitor.Engine, new SharedClaims(store), visitor.DisposeAsync);
    }

    private static RunningEngine OfCluster(IEngine engine, IRunClaims claims, Func<ValueTask> end) => new()
    {
        Engine = engine,
        Claims = claims,
        Plan = null,
        EndAsync = end,
    };
#else
    /// <summary>The engines of this build, the default first.</summary>
    public static IReadOnlyList<string> Names => [EngineName.InProcess];

    public Task<RunningEngine> StartAsync(IExperimentStore store, CancellationToken cancellationToken)
    {
        _ = (dashboard, loggers, cancellationToken);
        return Task.FromResult(InProcess(store));
    }
#endif

    private RunningEngine InProcess(IExperimentStore store) => new()
    {
        Engine = new InProcessEngine(measure(store), _options.Parallelism, givesWay: true, time),
        Claims = store,
        Plan = plugins.PlanOf,
        EndAsync = () => ValueTask.CompletedTask,
    };
}
