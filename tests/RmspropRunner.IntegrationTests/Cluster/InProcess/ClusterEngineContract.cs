using RmspropRunner.Cluster;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Engines;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

/// <summary>What every engine must do, done by two silos in this process. Each database's tests inherit it.</summary>
public abstract class ClusterEngineContract : EngineContract, IAsyncLifetime
{
    private readonly List<TestSilos> _silos = [];
    private IExperimentStore? _opened;

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (TestSilos silos in _silos)
            await silos.DisposeAsync();
    }

    protected sealed override IEngine Create(IShardStore store, int parallelism) => new StartedLater(StartAsync(store, parallelism));

    protected sealed override async Task<IExperimentStore> OpenAsync(string name) => _opened = await OpenStoreAsync(name);

    /// <summary>As <see cref="EngineContract.OpenAsync"/>: SQLite, where nothing else is said.</summary>
    protected virtual Task<IExperimentStore> OpenStoreAsync(string name) => base.OpenAsync(name);

    private async Task<IEngine> StartAsync(IShardStore store, int parallelism)
    {
        ClusterStore shared = new()
        {
            Catalog = store as IExperimentCatalog ?? _opened ?? throw new InvalidOperationException("No store was opened."),
            Shards = store,
            Plan = SpecSubmitter.PlanOf,
        };
        TestSilos silos = await TestSilos.StartAsync(parallelism, shared, shared);
        _silos.Add(silos);
        return silos.Engine;
    }

    /// <summary>The contract makes engines at once; a cluster takes a moment.</summary>
    private sealed class StartedLater(Task<IEngine> engine) : IEngine
    {
        public async Task RunAsync(
            long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken) =>
            await (await engine).RunAsync(experimentId, plan, lastTrial, progress, cancellationToken);
    }
}
