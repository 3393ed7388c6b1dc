using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>The same spec, given to several processes at once.</summary>
public sealed class TwoRunsTests
{
    private const string Yaml = """
        name: shared
        problems: [sphere, rosenbrock]
        optimizers: [rmsprop]
        seeds: 1..600
        iterations: 1000
        """;

    [Fact]
    public async Task All_succeed_and_only_one_computes()
    {
        using RmspropCommand command = new();
        string spec = command.Write("shared.yaml", Yaml);
        Process[] processes = [.. Enumerable.Range(0, 3).Select(_ => command.Start("dotnet", RmspropCommand.Program, "run", spec))];
        CommandResult[] results = await Task.WhenAll(processes.Select(RmspropCommand.EndAsync));

        Assert.All(results, result => result.Done());
        Assert.Single(results, result => result.Output.Contains("1,200 new trials", StringComparison.Ordinal));
        Assert.Equal(2, results.Count(result => result.Output.Contains("Nothing to compute", StringComparison.Ordinal)));
        Assert.Contains(results, result => result.Errors.Contains("Another process is running shared: following it.", StringComparison.Ordinal));
        string count = (await command.RunAsync("query", "SELECT count(*) AS trials, count(DISTINCT number) AS numbers FROM trials", "--format", "csv")).Done().Output;
        Assert.Equal("trials,numbers\r\n1200,1200\r\n", count);
    }
}
