using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.Cli.Running;

/// <summary>The line on stderr that stands in for a progress bar, so that a log tells what is going on.</summary>
internal sealed class RunNotice(RunProgress progress, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Writes it where the run takes longer than <see cref="Patience"/>.</summary>
    public async Task WriteWhileAsync(Task running)
    {
        if (await Task.WhenAny(running, Task.Delay(Patience, time)) == running)
            return;
        string stored = $"{ShownNumber.Of(progress.StoredTrials)} of {ShownNumber.Count(progress.PlannedTrials, "trial")}";
        Console.Error.WriteLine($"Computing: {stored} stored so far. Ctrl-C stops and keeps what is stored.");
    }
}
