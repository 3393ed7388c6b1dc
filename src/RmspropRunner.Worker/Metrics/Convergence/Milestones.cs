using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>The powers of ten of iterations at which convergence is looked at.</summary>
internal static class Milestones
{
    /// <summary>The most there can be: 1 to 1,000,000,000.</summary>
    public const int Most = 10;

    /// <summary>The iteration of each.</summary>
    public static IReadOnlyList<int> Iterations { get; } = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Writes the best objective up to each milestone that the trial came to, and gives how many those are.</summary>
    /// <param name="shard">A shard.</param>
    /// <param name="trial">The trial's place in it, from 0.</param>
    /// <param name="best">Room for <see cref="Most"/>.</param>
    public static int Write(ShardResult shard, int trial, Span<double> best)
    {
        TrialOutcome outcome = shard.Trials[trial].Outcome;
        int count = 0;
        while (count < Most && Iterations[count] <= outcome.Iterations)
            best[count++] = double.NaN;

        int row = shard.Trace.FirstRow(trial);
        int end = row + shard.Trace.PointCount(trial);
        double lowest = double.NaN;
        for (int i = 0; i < count; i++)
        {
            for (; row < end && shard.Trace.Iteration(row) <= Iterations[i]; row++)
                lowest = double.MinNumber(lowest, shard.Trace.Objective(row));
            best[i] = outcome.BestIteration <= Iterations[i] ? outcome.BestObjective : lowest;
        }

        return count;
    }
}
