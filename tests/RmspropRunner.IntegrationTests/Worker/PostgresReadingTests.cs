namespace RmspropRunner.IntegrationTests.Worker;

public sealed class PostgresReadingTests(PostgresReadableWorker worker) : ReadingContract(worker), IClassFixture<PostgresReadableWorker>;
