namespace RmspropRunner.IntegrationTests.Worker;

public sealed class SqliteReadableWorker : ReadableWorker
{
    public override string Location => Command.PathOf("rmsprop.db");
}
