using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Worker;

public sealed class PostgresReadableWorker : ReadableWorker
{
    internal TestDatabase Database { get; private set; } = null!;

    public override string Location => Database.ConnectionString;

    public override async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
    }
}
