using RmspropRunner.Cli.Tables;

namespace RmspropRunner.UnitTests.Cli;

public sealed class LeaderboardTableTests
{
    /// <summary>Nobody waits for it, so nobody would be told that it failed, and compiled nothing.</summary>
    [Fact]
    public Task Its_rehearsal_gets_through() => LeaderboardTable.RehearseAsync();
}
