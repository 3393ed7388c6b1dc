namespace RmspropRunner.IntegrationTests.Worker;

public sealed class SqliteWorkerTests : WorkerContract
{
    private protected override Task<string?> NewStoreAsync() => Task.FromResult<string?>(null);
}
