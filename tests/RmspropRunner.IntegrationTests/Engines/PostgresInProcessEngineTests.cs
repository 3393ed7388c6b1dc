using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Engines;

public sealed class PostgresInProcessEngineTests : EngineContract, IAsyncLifetime
{
    private readonly TestDatabases _databases = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _databases.DisposeAsync();

    /// <summary>With threads that give way, as the worker has them.</summary>
    protected override IEngine Create(IShardStore store, int parallelism) =>
        new InProcessEngine(store, parallelism, givesWay: true, TimeProvider.System);

    protected override Task<IExperimentStore> OpenAsync(string name) => _databases.OpenAsync(name);
}
