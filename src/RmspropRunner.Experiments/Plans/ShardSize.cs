using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// How many trials a shard has: tens of milliseconds of work, a few MiB of trace, and enough trials to fill the vector
/// lanes. It depends on the plan alone, never on the machine, so that everyone cuts the same shards.
/// </summary>
internal static class ShardSize
{
    /// <summary>A core does some hundred million parameter updates a second.</summary>
    private const double ParameterUpdates = 16e6;

    private const double TraceBytes = 4 * 1024 * 1024;
    private const int MostTrials = 4096;

    /// <summary>Fewer would leave lanes of the widest vector empty.</summary>
    private const int FillingTrials = 16;

    public static int For(RunRules rules, ProblemInstance problem)
    {
        int dimension = problem.Dimension;
        double updates = (rules.Iterations + 1.0) * dimension * problem.Problem.Effort;
        int byWork = (int)Math.Clamp(ParameterUpdates / updates, FillingTrials, MostTrials);
        double bytes = new TraceSchedule(rules.Trace, rules.Iterations).Capacity * TraceSize.BytesPerPoint(rules.Trace, dimension, problem.Problem.Metrics is not null);
        int byTrace = (int)Math.Clamp(TraceBytes / Math.Max(bytes, 1), 1, MostTrials);
        return Math.Min(byWork, byTrace);
    }
}
