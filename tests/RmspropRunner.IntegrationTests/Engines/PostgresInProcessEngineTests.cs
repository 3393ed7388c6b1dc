using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Engines;

public sealed class PostgresInProcessEngineTests : EngineContract, IAsyncLifetime
{
    private readonly Dictionary<string, TestDatabase> _databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (TestDatabase database in _databases.Values)
            await database.DisposeAsync();
    }

    /// <summary>With threads that give way, as the worker has them.</summary>
    protected override IEngine Create(IShardStore store, int parallelism) =>
        new InProcessEngine(store, parallelism, givesWay: true, TimeProvider.System);

    protected override async Task<IExperimentStore> OpenAsync(string name)
    {
        if (!_databases.TryGetValue(name, out TestDatabase? database))
            _databases.Add(name, database = await TestDatabase.CreateAsync());
        return await database.OpenAsync();
    }
}
