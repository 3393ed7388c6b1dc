using System.Numerics;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Experiments.Plans;

/// <summary>An axis of seeds, which stays as small as its ranges are few.</summary>
internal sealed class SeedAxis(SeedSet seeds) : Axis
{
    private readonly IReadOnlyList<SeedRange> _ranges = seeds.Ranges;

    public override long Count { get; } = seeds.Count;

    public uint this[long index]
    {
        get
        {
            foreach (SeedRange range in _ranges)
            {
                if (index < range.Count)
                    return (uint)(range.First + index);
                index -= range.Count;
            }

            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} seeds.");
        }
    }

    public override long IndexOf(Axis other, long index)
    {
        uint seed = ((SeedAxis)other)[index];
        long before = 0;
        foreach (SeedRange range in _ranges)
        {
            if (seed >= range.First && seed <= range.Last)
                return before + (seed - range.First);
            before += range.Count;
        }

        return -1;
    }

    public override bool Meets(Axis other) => Cut([other]).Any(run => !run.Signature.IsZero);

    public override IReadOnlyList<AxisRun> Cut(IReadOnlyList<Axis> others)
    {
        // Whether a seed lies in a range changes only where a range begins or has just ended.
        SortedSet<long> edges = [];
        foreach (SeedRange range in others.Cast<SeedAxis>().SelectMany(axis => axis._ranges))
        {
            edges.Add(range.First);
            edges.Add((long)range.Last + 1);
        }

        List<AxisRun> runs = [];
        foreach (SeedRange range in _ranges)
        {
            long first = range.First;
            long end = (long)range.Last + 1;
            foreach (long edge in edges.GetViewBetween(first + 1, end).Append(end))
            {
                if (edge > first)
                    Add(runs, edge - first, Signature((uint)first, others));
                first = edge;
            }
        }

        return runs;
    }

    private static BigInteger Signature(uint seed, IReadOnlyList<Axis> others)
    {
        BigInteger signature = BigInteger.Zero;
        for (int j = 0; j < others.Count; j++)
        {
            if (((SeedAxis)others[j])._ranges.Any(range => seed >= range.First && seed <= range.Last))
                signature |= BigInteger.One << j;
        }

        return signature;
    }
}
