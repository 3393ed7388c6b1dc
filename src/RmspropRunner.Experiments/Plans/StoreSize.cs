using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>What a plan's results come to in the store, at most: trials may stop early.</summary>
public static class StoreSize
{
    // Measured on SQLite files: numbers are 8 bytes in columns and some 20 characters in JSON arrays.
    private const double BytesPerTrial = 300;
    private const double BytesPerPoint = 45;
    private const double BytesPerJsonNumber = 21;

    /// <summary>The recorded iterations of all trials.</summary>
    public static double TracePoints(ExperimentPlan plan) => (double)plan.Count * PointsPerTrial(plan);

    /// <summary>All that is stored, in bytes.</summary>
    public static double Bytes(ExperimentPlan plan) => plan.Parts.Sum(part => part.Count * BytesOf(plan, part.Problem));

    private static double BytesOf(ExperimentPlan plan, ProblemInstance problem)
    {
        double vector = problem.Dimension * BytesPerJsonNumber;
        double metrics = problem.Problem.Metrics is null ? 0 : TraceBuffer.MetricCount * BytesPerJsonNumber;
        return BytesPerTrial + 2 * vector + PointsPerTrial(plan) * (BytesPerPoint + metrics + (plan.Rules.Trace.RecordsX ? vector : 0));
    }

    private static long PointsPerTrial(ExperimentPlan plan) => new TraceSchedule(plan.Rules.Trace, plan.Rules.Iterations).Capacity;
}
