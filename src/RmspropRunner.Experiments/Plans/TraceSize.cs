using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>What traces weigh in memory.</summary>
internal static class TraceSize
{
    /// <summary>An iteration number, three doubles, and x where it is recorded.</summary>
    public static long BytesPerPoint(TraceRules rules, int dimension) =>
        sizeof(int) + 3 * sizeof(double) + (rules.RecordsX ? (long)dimension * sizeof(double) : 0);
}
