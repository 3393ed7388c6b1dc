using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>The same spec, given to several processes at once. Each store's tests inherit it.</summary>
public abstract class TwoRunsContract
{
    private const string Yaml = """
        name: shared
        problems: [sphere, rosenbrock]
        optimizers: [rmsprop]
        seeds: 1..600
        iterations: 1000
        """;

    /// <summary>The location of a store that is not there yet, as <c>--store</c> takes it.</summary>
    private protected abstract Task<string> NewStoreAsync(RmspropCommand command, string name);

    [Fact]
    public async Task All_succeed_and_only_one_computes()
    {
        using RmspropCommand command = new();
        string spec = command.Write("shared.yaml", Yaml);
        string store = await NewStoreAsync(command, "shared");
        Process[] processes = [.. Enumerable.Range(0, 3).Select(_ => command.Start("dotnet", RmspropCommand.Program, "run", spec, "--store", store))];
        CommandResult[] results = await Task.WhenAll(processes.Select(RmspropCommand.EndAsync));

        Assert.All(results, result => result.Done());
        Assert.Single(results, result => result.Output.Contains("1,200 new trials", StringComparison.Ordinal));
        Assert.Equal(2, results.Count(result => result.Output.Contains("Nothing to compute", StringComparison.Ordinal)));
        string count = (await command.RunAsync("query", "SELECT count(*) AS trials, count(DISTINCT number) AS numbers FROM trials", "--format", "csv", "--store", store)).Done().Output;
        Assert.Equal("trials,numbers\r\n1200,1200\r\n", count);
    }
    [Fact]
    public async Task A_run_says_that_it_follows_another_and_takes_over_when_that_has_ended()
    {
        using RmspropCommand command = new();
        string location = await NewStoreAsync(command, "followed");
        string first = command.Write("first.yaml", Yaml.Replace("1..600", "1", StringComparison.Ordinal));
        (await command.RunAsync("run", first, "--store", location, "--format", "json")).Done();
        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            location, StoreAccess.Existing, TimeProvider.System, CancellationToken.None);
        StoredExperiment experiment = (await store.FindAsync("shared", CancellationToken.None))!;

        IAsyncDisposable? claim = await store.TryClaimAsync(experiment.Id, CancellationToken.None);
        Assert.NotNull(claim);
        using FaultyRun run = FaultyRun.Start(command, command.Write("shared.yaml", Yaml), location);
        await run.ToldAsync("Another process is running shared: following it.");
        await claim.DisposeAsync();

        Assert.Contains("1,198 new trials", (await run.EndAsync()).Done().Output);
    }
}
