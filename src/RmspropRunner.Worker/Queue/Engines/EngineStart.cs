using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Dashboard;
using RmspropRunner.Worker.Metrics;
#if HAS_ORLEANS
using System.Net;
using RmspropRunner.Cluster;
using RmspropRunner.Cluster.Hosting;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Storage;
#endif

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>Starts the engine of the settings: the cluster's where the build has Orleans, this process's own where it does not.</summary>
internal sealed class EngineStart(
    IOptions<WorkerOptions> options, MeasureStore measure, ClusterDashboard dashboard, ILoggerFactory loggers, TimeProvider time)
{
    private readonly WorkerOptions _options = options.Value;

#if HAS_ORLEANS
    /// <summary>The engines of this build, the default first.</summary>
    public static IReadOnlyList<string> Names => [EngineName.Orleans, EngineName.InProcess];

    public async Task<RunningEngine> StartAsync(IExperimentStore store, CancellationToken cancellationToken)
    {
        if (_options.Engine == EngineName.InProcess)
            return InProcess(store);
        string? database = ExperimentStores.PostgresConnectionString(_options.Store);
        IPAddress address = IPAddress.Parse(_options.Cluster.Address);
        SiloSettings settings = new()
        {
            Database = database,
            ClusterId = ClusterId(address),
            Address = address,
            Port = _options.Cluster.Port,
            GatewayPort = _options.Cluster.GatewayPort,
            Parallelism = _options.Parallelism,
            Extend = dashboard.AddTo,
        };
        ClusterStore shared = new() { Catalog = store, Shards = measure(store), Plan = SpecSubmitter.PlanOf };
        ClusterPeer peer = await ClusterPeer.JoinAsync(settings, shared, loggers, time, cancellationToken);
        dashboard.Show(() => peer.Services);
        return new RunningEngine
        {
            Engine = peer.Engine,
            Claims = database is null ? store : new SharedClaims(store),
            ChecksPlan = false,
            EndAsync = peer.DisposeAsync,
        };
    }

    /// <summary>Workers on one machine alone must not take those on another for members that do not answer.</summary>
    private string ClusterId(IPAddress address) =>
        _options.Cluster.Id.Length > 0 ? _options.Cluster.Id
        : IPAddress.IsLoopback(address) ? $"rmsprop-{Environment.MachineName}"
        : "rmsprop";
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
        ChecksPlan = true,
        EndAsync = () => ValueTask.CompletedTask,
    };
}
