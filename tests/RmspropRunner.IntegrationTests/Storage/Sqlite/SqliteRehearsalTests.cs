using RmspropRunner.Storage.Sqlite;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

public sealed class SqliteRehearsalTests
{
    /// <summary>Nobody waits for it, so nobody would be told that it failed, and compiled nothing.</summary>
    [Fact]
    public void It_gets_through() => SqliteRehearsal.Run();
}
