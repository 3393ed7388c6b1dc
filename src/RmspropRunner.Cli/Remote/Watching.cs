using RmspropRunner.Cli.Output;
using RmspropRunner.Contracts;
using Spectre.Console;

namespace RmspropRunner.Cli.Remote;

/// <summary>Shows on stderr how an experiment comes along at a worker: as a bar on a terminal, elsewhere a line for each change of its state.</summary>
internal sealed class Watching(WorkerClient worker, ExperimentResource experiment, bool showsBar, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private volatile ProgressResource? _latest;
    private volatile string? _lost;
    private ExperimentState? _told;

    /// <summary>Watches until it has ended.</summary>
    /// <returns>Its exit code: 0 where it is finished.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            Task<ProgressResource> following = new ProgressStream(worker, experiment, time).FollowAsync(OnProgress, OnLost, cancellationToken);
            if (showsBar)
                await ShowWhileAsync(following);
            return End(await following);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine($"Stopped watching: {experiment.Name} goes on at {worker.Shown}.");
            return ExitCode.Interrupted;
        }
    }

    private void OnProgress(ProgressResource progress)
    {
        (_latest, _lost) = (progress, null);
        if (showsBar || _told == progress.Status)
            return;
        _told = progress.Status;
        string trials = $"{ShownNumber.Of(progress.StoredTrials)} of {ShownNumber.Count(progress.PlannedTrials, "trial")} stored";
        if (progress.Status is ExperimentState.Queued or ExperimentState.Running or ExperimentState.Paused)
            Console.Error.WriteLine($"{experiment.Name} is {RemoteState.Word(progress.Status)}: {trials}.");
    }

    private void OnLost(string reason)
    {
        if (!showsBar && _lost is null)
            Console.Error.WriteLine(reason);
        _lost = reason;
        _told = null;
    }

    private async Task ShowWhileAsync(Task following) =>
        await Screen.OpenError().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemoteFigures(() => _latest, () => _lost))
            .StartAsync(async context =>
            {
                ProgressTask trials = context.AddTask("trials");
                while (!following.IsCompleted)
                {
                    if (_latest is { } latest)
                    {
                        trials.MaxValue = Math.Max(1, latest.PlannedTrials);
                        trials.Value = latest.StoredTrials;
                    }

                    await Task.WhenAny(following, Task.Delay(Refresh, time));
                }
            });

    private int End(ProgressResource last)
    {
        string stored = $"{ShownNumber.Of(last.StoredTrials)} of {ShownNumber.Count(last.PlannedTrials, "trial")}";
        switch (last.Status)
        {
            case ExperimentState.Finished:
                Console.Error.WriteLine($"{experiment.Name} is finished: {ShownNumber.Count(last.StoredTrials, "trial")} stored.");
                return ExitCode.Done;
            case ExperimentState.Failed:
                Console.Error.WriteLine($"{experiment.Name} failed with {stored} stored: {last.Failure}");
                return ExitCode.Failure;
            case ExperimentState.Cancelled:
                Console.Error.WriteLine($"{experiment.Name} was cancelled with {stored} stored. rmsprop resume takes it up again.");
                return ExitCode.Failure;
            default:
                Console.Error.WriteLine($"{experiment.Name} is not in the worker's queue: {stored} are stored. rmsprop submit hands it in.");
                return ExitCode.Failure;
        }
    }
}
