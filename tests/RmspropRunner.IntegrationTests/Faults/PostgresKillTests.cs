using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using Xunit.Abstractions;

namespace RmspropRunner.IntegrationTests.Faults;

public sealed class PostgresKillTests(ITestOutputHelper log) : KillContract(log), IAsyncLifetime
{
    private readonly List<TestDatabase> _databases = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (TestDatabase database in _databases)
            await database.DisposeAsync();
    }

    private protected override async Task<string> NewStoreAsync(RmspropCommand command, string name)
    {
        TestDatabase database = await TestDatabase.CreateAsync();
        _databases.Add(database);
        return database.ConnectionString;
    }
}
