using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>The databases of one test, by name: each is made when it is first opened.</summary>
internal sealed class TestDatabases : IAsyncDisposable
{
    private readonly Dictionary<string, TestDatabase> _databases = [];

    public async Task<IExperimentStore> OpenAsync(string name)
    {
        if (!_databases.TryGetValue(name, out TestDatabase? database))
            _databases.Add(name, database = await TestDatabase.CreateAsync());
        return await database.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (TestDatabase database in _databases.Values)
            await database.DisposeAsync();
    }
}
