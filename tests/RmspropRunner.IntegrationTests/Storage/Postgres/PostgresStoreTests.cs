using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>The contract, in a PostgreSQL database.</summary>
public sealed class PostgresStoreTests : ExperimentStoreContract
{
    private TestDatabase _database = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _database = await TestDatabase.CreateAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override Task<IExperimentStore> OpenStoreAsync(TimeProvider time) => _database.OpenAsync(time: time);
}
