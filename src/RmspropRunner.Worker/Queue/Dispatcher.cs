using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Queue.Engines;
using RmspropRunner.Worker.Stores;
using RmspropRunner.Worker.Traces;

namespace RmspropRunner.Worker.Queue;

/// <summary>Takes up jobs, and stops those that were cancelled, paused or deleted.</summary>
/// <remarks>
/// The queue is the table; this holds no list of its own. About once a second, and at once when somebody rings the bell,
/// it reads which jobs are queued or running, in the order in which they were handed in. Whatever it has that is no longer
/// among them was cancelled, paused or deleted, here or at another worker, and is stopped. Of the others it takes up as
/// many as may run side by side.
///
/// Any number of workers do so in one store. The claim on the experiment decides who runs it: who cannot have it looks
/// again after <see cref="ClaimPause"/>, so that a job whose worker was killed goes on elsewhere. The workers of a cluster
/// share the claim: each takes the job up, and all of them run it together. A job says "running" from when it is first
/// taken up until it ends, whoever has it: a worker that starts finds its unfinished jobs among them.
///
/// At shutdown the runs commit what is in flight, and the jobs stay as they are.
/// </remarks>
internal sealed partial class Dispatcher(
    OpenedStore opened,
    IOptions<WorkerOptions> options,
    JobRuns runs,
    ActiveRuns active,
    QueueBell bell,
    EngineStart engines,
    TimeProvider time,
    ILogger<Dispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    /// <summary>How long to leave an experiment alone that another process runs, or whose store stayed away.</summary>
    private static readonly TimeSpan ClaimPause = TimeSpan.FromSeconds(3);

    private readonly Dictionary<long, long> _heldBack = [];
    private string? _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RunningEngine? running = null;
        try
        {
            IExperimentStore store = await opened.WaitAsync(stoppingToken);
            running = await engines.StartAsync(store, stoppingToken);
            RunningEngine engine = running with { Engine = new TracedEngine(running.Engine) };
            while (true)
            {
                await LookAsync(store, engine, stoppingToken);
                await bell.WaitAsync(LookPause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await runs.EndedAsync();
            await (running?.EndAsync() ?? ValueTask.CompletedTask);
        }
    }

    /// <summary>One look at the queue. Trouble with the store is logged once, and the next look tries again.</summary>
    private async Task LookAsync(IExperimentStore store, RunningEngine engine, CancellationToken stoppingToken)
    {
        try
        {
            IReadOnlyList<Job> jobs = await store.JobsAsync(JobStates.Open, stoppingToken);
            StopUnwanted(jobs);
            await TakeUpAsync(store, engine, jobs, stoppingToken);
            if (_trouble is not null)
                LogBack();
            _trouble = null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (_trouble != error.Message)
                LogTrouble(error is StoreException ? null : error, error.Message);
            _trouble = error.Message;
        }
    }

    private void StopUnwanted(IReadOnlyList<Job> jobs)
    {
        HashSet<long> wanted = [.. jobs.Select(job => job.ExperimentId)];
        foreach (long id in runs.Ids.Where(id => !wanted.Contains(id)))
            _ = runs.StopAsync(id);
        lock (_heldBack)
        {
            foreach (long id in _heldBack.Keys.Where(id => !wanted.Contains(id)).ToList())
                _heldBack.Remove(id);
        }
    }

    private async Task TakeUpAsync(IExperimentStore store, RunningEngine engine, IReadOnlyList<Job> jobs, CancellationToken stoppingToken)
    {
        foreach (Job job in jobs)
        {
            if (runs.Count >= options.Value.ExperimentsAtOnce)
                return;
            if (runs.Has(job.ExperimentId) || IsHeldBack(job.ExperimentId))
                continue;
            stoppingToken.ThrowIfCancellationRequested();
            if (await engine.Claims.TryClaimAsync(job.ExperimentId, stoppingToken) is not { } claim)
            {
                HoldBack(job.ExperimentId);
                continue;
            }

            JobRun run = new(job, store, engine, active, time, logger, stoppingToken);
            runs.Add(run, async () =>
            {
                if (await run.RunAsync(claim))
                    HoldBack(job.ExperimentId);
                bell.Ring();
            });
        }
    }

    private bool IsHeldBack(long experimentId)
    {
        lock (_heldBack)
            return _heldBack.TryGetValue(experimentId, out long since) && time.GetElapsedTime(since) < ClaimPause;
    }

    private void HoldBack(long experimentId)
    {
        lock (_heldBack)
            _heldBack[experimentId] = time.GetTimestamp();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue cannot be worked on, trying again: {Reason}")]
    private partial void LogTrouble(Exception? error, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The queue is worked on again")]
    private partial void LogBack();
}
