using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;
using Xunit.Abstractions;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>kill -9 of a run: no handler runs, nothing is flushed. Each store's tests inherit it.</summary>
public abstract class KillContract(ITestOutputHelper log)
{
    private const int Kills = 10;

    private const string Yaml = """
        name: killed
        problems:
          - sphere: { dimension: 2 }
          - rosenbrock: { dimension: 2 }
        optimizers:
          - rmsprop: { variant: numpy, learning_rate: [0.001, 0.01], rho: 0.9 }
        seeds: 1..500
        iterations: 1000
        """;

    /// <summary>The location of a store that is not there yet, as <c>--store</c> takes it.</summary>
    private protected abstract Task<string> NewStoreAsync(RmspropCommand command, string name);

    [Fact]
    public async Task A_run_killed_ten_times_at_random_moments_ends_with_the_store_of_an_undisturbed_one()
    {
        using RmspropCommand command = new();
        string spec = command.Write("killed.yaml", Yaml);
        string killed = await NewStoreAsync(command, "killed");
        int seed = Environment.TickCount;
        log.WriteLine($"seed {seed}");
        Random random = new(seed);

        int inside = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = command.Start("dotnet", RmspropCommand.Program, "run", spec, "--store", killed, "--format", "json");
            if (!process.WaitForExit(random.Next(100, 700)))
            {
                process.Kill();
                inside++;
            }

            await process.WaitForExitAsync();
        }

        log.WriteLine($"{inside} of {Kills} kills met the run before it ended");
        Assert.True(inside >= Kills / 2, "The runs were too short to be killed: the test shows nothing.");
        (await command.RunAsync("run", spec, "--store", killed, "--format", "json")).Done();
        await StoreContent.AssertUndisturbedAsync(killed, Yaml);
    }
}
