using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Trials;

/// <summary>The iterations that <see cref="TraceRules"/> record, for a number of iterations.</summary>
public sealed class TraceSchedule
{
    private readonly int[] _logarithmic;

    public TraceSchedule(TraceRules rules, int iterations)
    {
        Rules = rules;
        _logarithmic = rules.PerDecade > 0 ? Logarithmic(rules.PerDecade, iterations) : [];

        // Scheduled iterations, with 0 among them; then the last and the best, where they are not.
        long scheduled = rules.PerDecade > 0 ? _logarithmic.Length
            : rules.Every > 0 ? (long)iterations / rules.Every + 1
            : 0;
        Capacity = scheduled == 0 ? 0 : rules.IsThinned ? scheduled + 2 : scheduled;
    }

    public TraceRules Rules { get; }

    /// <summary>The most points that one trial can have.</summary>
    public long Capacity { get; }

    /// <summary>The first scheduled iteration from <paramref name="iteration"/> on; int.MaxValue for none.</summary>
    public int NextFrom(int iteration)
    {
        if (Rules.PerDecade > 0)
        {
            int index = Array.BinarySearch(_logarithmic, iteration);
            index = index < 0 ? ~index : index;
            return index < _logarithmic.Length ? _logarithmic[index] : int.MaxValue;
        }

        if (Rules.Every == 0)
            return int.MaxValue;
        long next = ((long)iteration + Rules.Every - 1) / Rules.Every * Rules.Every;
        return next > int.MaxValue ? int.MaxValue : (int)next;
    }

    private static int[] Logarithmic(int perDecade, int iterations)
    {
        List<int> scheduled = [0];
        for (int i = 0; ; i++)
        {
            // Ten to a whole number is exact, so the powers of ten are always among them.
            double iteration = Math.Round(Elementary.PowerOfTen((double)i / perDecade));
            if (iteration > iterations)
                return [.. scheduled];
            if (iteration > scheduled[^1])
                scheduled.Add((int)iteration);
        }
    }
}
