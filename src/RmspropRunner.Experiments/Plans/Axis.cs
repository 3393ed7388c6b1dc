using System.Numerics;

namespace RmspropRunner.Experiments.Plans;

/// <summary>One direction of a box: distinct values in order.</summary>
internal abstract class Axis
{
    public abstract long Count { get; }

    /// <summary>The place here of the value that <paramref name="other"/> has at <paramref name="index"/>; −1 where it is not here.</summary>
    public abstract long IndexOf(Axis other, long index);

    /// <summary>
    /// Cuts the axis into runs whose values lie in the same ones of the <paramref name="others"/>: bit j of a run's
    /// signature is set where they lie in <paramref name="others"/>[j].
    /// </summary>
    public abstract IReadOnlyList<AxisRun> Cut(IReadOnlyList<Axis> others);

    /// <summary>Whether some value lies on both.</summary>
    public abstract bool Meets(Axis other);

    /// <summary>Whether every value lies on <paramref name="other"/> too.</summary>
    public bool IsWithin(Axis other) => Cut([other]).All(run => !run.Signature.IsZero);

    private protected static void Add(List<AxisRun> runs, long length, BigInteger signature)
    {
        if (runs.Count > 0 && runs[^1].Signature == signature)
            runs[^1] = runs[^1] with { Length = runs[^1].Length + length };
        else
            runs.Add(new AxisRun(length, signature));
    }
}
