using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>What traces weigh in memory.</summary>
internal static class TraceSize
{
    /// <summary>An iteration number, three doubles, x where it is recorded, and metrics where there are any.</summary>
    public static long BytesPerPoint(TraceRules rules, int dimension, bool hasMetrics) =>
        sizeof(int) + 3 * sizeof(double)
        + (rules.RecordsX ? (long)dimension * sizeof(double) : 0)
        + (hasMetrics ? TraceBuffer.MetricCount * sizeof(double) : 0);
}
