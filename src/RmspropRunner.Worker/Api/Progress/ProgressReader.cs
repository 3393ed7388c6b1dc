using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Worker.Api.Experiments;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Progress;

/// <summary>How far one experiment has come, for one listener, who is told the rate since it listens.</summary>
internal sealed class ProgressReader(ActiveRuns active, TimeProvider time)
{
    private readonly RunRate _rate = new(time);
    private long _storedTrials;

    /// <summary>From what the store says, and where the experiment runs in this process, from the run.</summary>
    public ProgressResource Read(ExperimentOverview experiment)
    {
        ActiveRun? run = active.Find(experiment.Id);

        // What the store was read to say may be older than what a run said that has ended since.
        _storedTrials = Math.Max(_storedTrials, Math.Max(experiment.StoredTrials, run?.Progress.StoredTrials ?? 0));
        return new ProgressResource
        {
            Name = experiment.Name,
            Status = ExperimentResources.StatusOf(experiment, active),
            Failure = experiment.Job?.Failure,
            PlannedTrials = experiment.PlannedTrials,
            StoredTrials = _storedTrials,
            Iterations = run?.Progress.Iterations ?? 0,
            TracePoints = run?.Progress.TracePoints ?? 0,
            TrialsPerSecond = Math.Round(_rate.Sample(run), 1),
        };
    }

    /// <summary>Whether nothing more happens to it until somebody asks for it.</summary>
    public static bool IsEnd(ProgressResource progress) =>
        progress.Status is ExperimentState.Finished or ExperimentState.Cancelled or ExperimentState.Failed or ExperimentState.Partial;
}
