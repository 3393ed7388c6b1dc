using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>In a database without tables: the processes also migrate at once.</summary>
public sealed class PostgresTwoRunsTests : TwoRunsContract, IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private protected override Task<string> NewStoreAsync(RmspropCommand command, string name) => Task.FromResult(_database.ConnectionString);
}
