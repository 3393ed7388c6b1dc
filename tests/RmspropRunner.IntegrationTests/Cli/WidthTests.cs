using System.Diagnostics;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.IntegrationTests.Cli;

public sealed class WidthTests
{
    [Fact]
    public async Task The_comparison_is_stored_the_same_bit_for_bit_whatever_width_is_forced_and_however_many_threads_run()
    {
        using RmspropCommand command = new();
        List<string> digests = [];
        foreach ((LaneWidth width, int threads) in LaneWidths.All.Select((width, i) => (width, i + 1)))
        {
            string store = $"{width}.db";
            using Process process = command.Start(
                "/usr/bin/env",
                $"{LaneWidths.Variable}={(int)width}",
                "dotnet", RmspropCommand.Program, "run", RmspropCommand.Example("comparison.yaml"), "--store", store, "--parallelism", $"{threads}");
            process.StandardInput.Close();
            (await RmspropCommand.EndAsync(process)).Done();
            digests.Add(await StoreContent.DigestAsync(command.PathOf(store)));
        }

        Assert.Equal(LaneWidths.All.Count, digests.Count);
        Assert.Single(digests.Distinct());
    }

    [Fact]
    public async Task A_width_that_is_none_is_refused()
    {
        using RmspropCommand command = new();
        CommandResult result = await command.ShellAsync($"RMSPROP_LANES=3 rmsprop run '{RmspropCommand.Example("tutorial.yaml")}'");

        Assert.Contains("RMSPROP_LANES is '3'; it takes 1, 2, 4 or 8", result.Mistake());
    }
}
