using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Faults;

public sealed class SqliteTwoRunsTests : TwoRunsContract
{
    private protected override Task<string> NewStoreAsync(RmspropCommand command, string name) => Task.FromResult(command.PathOf($"{name}.db"));
}
