using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Engines;

public sealed class SqliteInProcessEngineTests : EngineContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IEngine Create(IShardStore store, int parallelism) => new InProcessEngine(store, parallelism);

    protected override Task<IExperimentStore> OpenAsync(string name) =>
        ExperimentStores.OpenAsync(_folder.File($"{name}.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
}
