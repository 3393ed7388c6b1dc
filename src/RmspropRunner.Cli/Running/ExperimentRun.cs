using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Running;

/// <summary>One run of a submitted spec in this process, and what it did.</summary>
internal sealed class ExperimentRun(IExperimentStore store, Submission.Accepted accepted, int parallelism, TimeProvider time)
{
    private readonly RunProgress _progress = new();
    private long _storedBefore;

    public long ExperimentId => accepted.Experiment.Id;

    public StoredExperiment Experiment => accepted.Experiment;

    public ExperimentPlan Plan => accepted.Plan;

    /// <summary>The trials that the spec asks for.</summary>
    public long Trials => accepted.LastTrial;

    /// <summary>Those that were computed in this run.</summary>
    public long NewTrials => _progress.ComputedTrials;

    public long Iterations => _progress.Iterations;

    public TimeSpan Elapsed { get; private set; }

    /// <summary>Computes what is missing.</summary>
    /// <returns>False where it was interrupted.</returns>
    public async Task<bool> RunAsync(bool showsProgress, CancellationToken cancellationToken)
    {
        IReadOnlyList<Shard> committed = await store.CommittedAsync(ExperimentId, cancellationToken);
        _storedBefore = committed.Where(shard => shard.FirstTrial <= Trials).Sum(shard => (long)shard.TrialCount);
        long started = time.GetTimestamp();
        try
        {
            RunNotices notices = new(Experiment.Name, isShownBesideBar: showsProgress);
            PersistentEngine engine = new(new InProcessEngine(store, parallelism), store, store, notices, time);
            Task running = Task.Run(
                () => engine.RunAsync(ExperimentId, Plan, Trials, _progress, cancellationToken), CancellationToken.None);
            if (showsProgress)
                await new ProgressDisplay(_progress, _storedBefore, notices, time).ShowWhileAsync(running);
            else
                await new RunNotice(_progress, time).WriteWhileAsync(running);
            await running;
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Elapsed = time.GetElapsedTime(started);
        }
    }

    /// <summary>What to tell somebody who stopped the run.</summary>
    /// <param name="isReplacing">Whether the command would start over again.</param>
    public async Task<string> InterruptedAsync(bool isReplacing)
    {
        ExperimentStatus status = await store.StatusAsync(Experiment, CancellationToken.None);
        string stored = $"{ShownNumber.Of(status.StoredTrials)} of {ShownNumber.Count(Experiment.PlannedTrials, "trial")}";
        string same = isReplacing ? "The same command without --replace" : "The same command";
        return $"Stopped: {stored} of {Experiment.Name} are stored in {store.Location}. {same} goes on from there.";
    }
}
