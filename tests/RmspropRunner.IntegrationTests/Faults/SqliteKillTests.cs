using RmspropRunner.IntegrationTests.Cli;
using Xunit.Abstractions;

namespace RmspropRunner.IntegrationTests.Faults;

public sealed class SqliteKillTests(ITestOutputHelper log) : KillContract(log)
{
    private protected override Task<string> NewStoreAsync(RmspropCommand command, string name) => Task.FromResult(command.PathOf($"{name}.db"));
}
