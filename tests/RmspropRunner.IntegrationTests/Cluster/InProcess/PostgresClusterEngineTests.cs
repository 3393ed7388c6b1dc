using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

public sealed class PostgresClusterEngineTests : ClusterEngineContract
{
    private readonly TestDatabases _databases = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _databases.DisposeAsync();
    }

    protected override Task<IExperimentStore> OpenStoreAsync(string name) => _databases.OpenAsync(name);
}
