using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using RmspropRunner.Cluster;
using RmspropRunner.Cluster.Hosting;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Cluster.Placement;
using RmspropRunner.Cluster.Shards;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

/// <summary>Orleans' in-process test cluster with our silos.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilos(InProcessTestCluster cluster)
    {
        _cluster = cluster;
        Engine = new ClusterEngine(() => Silo(0).ServiceProvider.GetRequiredService<IGrainFactory>(), TimeProvider.System);
    }

    /// <summary>Attends from the first silo.</summary>
    public IEngine Engine { get; }

    /// <param name="parallelism">Threads in each silo.</param>
    /// <param name="stores">The store, as each silo sees it.</param>
    public static async Task<TestSilos> StartAsync(int parallelism, params ClusterStore[] stores)
    {
        InProcessTestClusterBuilder builder = new((short)stores.Length);
        builder.Options.ConfigureFileLogging = false;
        int next = -1;
        builder.ConfigureSilo((_, silo) => silo.AddExperiments(
            stores[Interlocked.Increment(ref next) % stores.Length], parallelism, TimeProvider.System));
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilos(cluster);
    }

    /// <summary>As a coordinator would that nobody knows of: what the silos answer at the beginning of its sessions.</summary>
    public async Task<ShardAnswer[]> BeginAsync(long session, long experimentId, string planHash)
    {
        return await Task.WhenAll(_cluster.Silos.Select(silo => Shards(experimentId, silo).BeginAsync(session, planHash)));
    }

    /// <summary>What the first silo computes of the experiment, as a coordinator reaches it.</summary>
    public IShardGrain Shards(long experimentId) => Shards(experimentId, Silo(0));

    private IShardGrain Shards(long experimentId, InProcessSiloHandle silo) =>
        Silo(0).ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IShardGrain>(OnSilo.Key(silo.SiloAddress, experimentId));

    public InProcessSiloHandle Silo(int number) => _cluster.Silos[number];

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
