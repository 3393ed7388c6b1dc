using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Engines;
using Spectre.Console;

namespace RmspropRunner.Cli.Running;

/// <summary>A live bar on stderr while a run goes on.</summary>
internal sealed class ProgressDisplay(RunProgress progress, long storedBefore, RunNotices notices, TimeProvider time)
{
    /// <summary>A run that ends before a bar could be read shows none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public async Task ShowWhileAsync(Task running)
    {
        long started = time.GetTimestamp();
        if (await Task.WhenAny(running, Task.Delay(Patience, time)) == running)
            return;

        await Screen.OpenError().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RunFigures(progress, storedBefore, notices, () => time.GetElapsedTime(started)))
            .StartAsync(async context =>
            {
                ProgressTask trials = context.AddTask("trials");
                while (!running.IsCompleted)
                {
                    trials.MaxValue = Math.Max(1, progress.PlannedTrials);
                    trials.Value = progress.StoredTrials;
                    await Task.WhenAny(running, Task.Delay(Refresh, time));
                }
            });
    }
}
