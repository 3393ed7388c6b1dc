namespace RmspropRunner.Optim.Trials;

/// <summary>
/// The best objective so far of several trials after 1, 10, 100, … updates, whatever their traces record. A trial has one
/// value for each power of ten up to its last iteration; where it ended does not matter, so one that diverged or stopped
/// keeps those that it had reached. Values never rise along a row and are always finite: a trial whose objective is not
/// finite ends there, and only what came before counts.
/// </summary>
public sealed class MilestoneTable
{
    private readonly double[] _best;
    private readonly int _perTrial;

    /// <param name="trials">How many trials.</param>
    /// <param name="iterations">The most updates of a trial.</param>
    public MilestoneTable(int trials, int iterations)
    {
        _perTrial = CountUpTo(iterations);
        _best = new double[checked(trials * _perTrial)];
    }

    /// <summary>The table of no trials.</summary>
    public static MilestoneTable None { get; } = new(0, 0);

    /// <summary>How many powers of ten there are from 1 to <paramref name="iterations"/>: 0 for 0, 3 for 250.</summary>
    public static int CountUpTo(int iterations)
    {
        int count = 0;
        for (long milestone = 1; milestone <= iterations; milestone *= 10)
            count++;
        return count;
    }

    /// <summary>The lowest f(x) that the trial had met by iteration 10^i, at index i.</summary>
    /// <param name="trial">Its place among the trials.</param>
    /// <param name="iterations">The updates that it did.</param>
    public ReadOnlySpan<double> Of(int trial, int iterations) => _best.AsSpan(trial * _perTrial, CountUpTo(iterations));

    internal void Note(int trial, int index, double best) => _best[trial * _perTrial + index] = best;
}
