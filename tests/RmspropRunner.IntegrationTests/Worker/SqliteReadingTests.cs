namespace RmspropRunner.IntegrationTests.Worker;

public sealed class SqliteReadingTests(SqliteReadableWorker worker) : ReadingContract(worker), IClassFixture<SqliteReadableWorker>;
