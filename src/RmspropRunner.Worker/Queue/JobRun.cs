using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Queue;

/// <summary>One job while this worker has it: from the claim on its experiment to whatever ends it.</summary>
/// <remarks>
/// What ends it, and what the job's state is then:
///   every trial that was asked for is stored → finished, unless it was handed in again meanwhile, which made it queued;
///   somebody cancelled, paused or deleted it → left as it is, for they moved it before they stopped this;
///   the worker shuts down, or the store stays away → left running, and taken up again later, here or elsewhere;
///   anything else → failed, with the reason.
/// </remarks>
internal sealed partial class JobRun : IDisposable
{
    private readonly IExperimentStore _store;
    private readonly RunningEngine _engine;
    private readonly ActiveRuns _active;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _shutdown;

    /// <param name="job">The job.</param>
    /// <param name="store">Where it is.</param>
    /// <param name="engine">Computes; shared with other runs.</param>
    /// <param name="active">Told of the run while it goes on.</param>
    /// <param name="time">Says when it was taken up.</param>
    /// <param name="logger">Told how it goes.</param>
    /// <param name="shutdown">The worker's end, which is nobody's wish to cancel the job.</param>
    public JobRun(
        Job job, IExperimentStore store, RunningEngine engine, ActiveRuns active, TimeProvider time, ILogger logger, CancellationToken shutdown)
    {
        (Job, _store, _engine, _active, _time, _logger, _shutdown) = (job, store, engine, active, time, logger, shutdown);
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
    }

    public Job Job { get; }

    /// <summary>Asks the run to stop; what is in flight is committed. Whoever asks has moved the job before.</summary>
    public void Stop()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Does not throw.</summary>
    /// <returns>Whether the store could not be reached, so that the job has to be tried again in a while.</returns>
    public async Task<bool> RunAsync(IAsyncDisposable claim)
    {
        await using ClaimInHand claims = new(_engine.Claims, claim);
        try
        {
            await RunAsync(claims);
            return false;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogStopped(Job.Name);
            return false;
        }
        catch (StoreUnavailableException error)
        {
            LogUnavailable(Job.Name, error.Message);
            return true;
        }
        catch (Exception error)
        {
            return await FailAsync(error);
        }
        finally
        {
            _active.Remove(Job.ExperimentId);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(ClaimInHand claims)
    {
        long id = Job.ExperimentId;
        if (!await _store.TryMoveJobAsync(id, JobStates.Open, JobState.Running, null, _stopping.Token))
            return;

        // In this order: what is handed in from here on makes the job queued again, and is run next.
        Job? job = await _store.FindJobAsync(id, _stopping.Token);
        StoredExperiment? experiment = await _store.FindAsync(id, _stopping.Token);
        if (job is null || experiment is null)
            return;

        ExperimentPlan? plan = _engine.Plan is { } make ? await Task.Run(() => make(experiment), _stopping.Token) : null;
        if (plan is not null)
            RequireSamePlan(experiment, plan);
        RunProgress progress = new();
        _active.Add(new ActiveRun(experiment, progress, _time.GetUtcNow()));
        long lastTrial = Math.Min(job.LastTrial, experiment.PlannedTrials);
        LogStarted(job.Name, lastTrial);

        PersistentEngine engine = new(_engine.Engine, _store, claims, new JobRunNotices(job.Name, _logger), _time);
        await Task.Run(
            () => engine.RunAsync(id, plan, lastTrial, progress, _stopping.Token), _stopping.Token);
        if (await _store.TryMoveJobAsync(id, JobStates.Running, JobState.Finished, null, CancellationToken.None)
            || await _store.FindJobAsync(id, CancellationToken.None) is { State: JobState.Finished })
            LogFinished(job.Name, progress.ComputedTrials);
        else
            LogMoved(job.Name, progress.ComputedTrials);
    }

    /// <summary>Trials computed under another plan would be other trials under the same numbers.</summary>
    private static void RequireSamePlan(StoredExperiment experiment, ExperimentPlan plan)
    {
        if (plan.Hash != experiment.Revisions[^1].PlanHash)
        {
            throw new StoreException(
                $"The plan of '{experiment.Name}' is not the one that it was stored with: this worker makes {plan.Hash} of its specs, "
                + $"the store has {experiment.Revisions[^1].PlanHash}. It was stored by another version of the program; let that version run it.");
        }
    }

    private async Task<bool> FailAsync(Exception error)
    {
        if (_shutdown.IsCancellationRequested)
        {
            LogFailedAtShutdown(error, Job.Name);
            return false;
        }

        try
        {
            string reason = error is StoreException ? error.Message : $"The program failed: {error.Message} ({error.GetType().Name}).";
            if (await _store.TryMoveJobAsync(Job.ExperimentId, JobStates.Running, JobState.Failed, reason, _shutdown))
                LogFailed(error, Job.Name);
            else
                LogStopped(Job.Name);
            return false;
        }
        catch (Exception second) when (second is StoreException or OperationCanceledException)
        {
            // It stays running, and fails again when it is taken up again: then the reason is stored.
            LogFailed(error, Job.Name);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} is taken up, {Trials} trials")]
    private partial void LogStarted(string experiment, long trials);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} is finished, {Trials} trials were computed")]
    private partial void LogFinished(string experiment, long trials);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} is through, {Trials} trials were computed, and was handed in again or stopped meanwhile")]
    private partial void LogMoved(string experiment, long trials);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} was stopped; what is stored stays")]
    private partial void LogStopped(string experiment);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Experiment} waits for the store: {Reason}")]
    private partial void LogUnavailable(string experiment, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Experiment} failed")]
    private partial void LogFailed(Exception error, string experiment);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Experiment} failed while the worker was stopping, and will be taken up again")]
    private partial void LogFailedAtShutdown(Exception error, string experiment);
}
