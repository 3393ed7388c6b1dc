using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Cli.Charts;

/// <summary>Reads as much of the stored traces as a picture needs, and not so much that one waits for it.</summary>
internal sealed class ConvergenceReader(IResultStore store, long experimentId, ExperimentPlan plan)
{
    private const int MostTrials = 21;
    private const long MostPoints = 60_000;

    /// <summary>Not even one trial of each configuration is read beyond this.</summary>
    private const long MostPointsPerTrial = 250_000;

    /// <summary>The traces of each configuration's first trials; null where they are too long, or there are none.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<RecordedPoint[]>>?> ReadAsync(
        IReadOnlyList<LeaderboardRow> configurations, CancellationToken cancellationToken)
    {
        long perTrial = new TraceSchedule(plan.Rules.Trace, plan.Rules.Iterations).Capacity;
        if (perTrial is 0 or > MostPointsPerTrial)
            return null;

        int trials = (int)Math.Clamp(MostPoints / (perTrial * Math.Max(configurations.Count, 1)), 1, MostTrials);
        List<IReadOnlyList<RecordedPoint[]>> traces = [];
        foreach (LeaderboardRow configuration in configurations)
        {
            List<RecordedPoint[]> own = [];
            foreach (long trial in await store.TrialNumbersAsync(experimentId, configuration.Configuration, trials, cancellationToken))
                own.Add(await TraceAsync(trial, cancellationToken));
            traces.Add(own);
        }

        return traces;
    }

    private async Task<RecordedPoint[]> TraceAsync(long trial, CancellationToken cancellationToken)
    {
        List<RecordedPoint> points = [];
        await foreach (TracePoint point in store.TraceAsync(experimentId, trial, cancellationToken))
            points.Add(new RecordedPoint(point.Iteration, point.Objective));
        return [.. points];
    }
}
