namespace RmspropRunner.IntegrationTests.Cluster.InProcess;

public sealed class SqliteClusterEngineTests : ClusterEngineContract;
