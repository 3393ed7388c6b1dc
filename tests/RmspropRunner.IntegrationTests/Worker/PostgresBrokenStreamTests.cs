using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Worker;

public sealed class PostgresBrokenStreamTests : BrokenStreamContract
{
    private TestDatabase _database = null!;

    protected override string Location => _database.ConnectionString;

    public override async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The export waits for its reader with a connection in use, which has not sent all of its shard.</summary>
    protected override async Task BreakAsync() =>
        await _database.ExecuteAsync(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
}
