using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Something to minimise: what it is, where it is defined and, where that is known, where its minimum lies.</summary>
public sealed record Problem
{
    /// <summary>The word under <c>problems:</c> in a spec.</summary>
    public required string Name { get; init; }

    /// <summary>What its trials are called in results: the name, unless what the spec says makes it another problem.</summary>
    public string Label
    {
        get => field ?? Name;
        init;
    }

    /// <summary>
    /// All that the spec's entry says of it beside dimension and bounds, as a JSON object in one way of writing it; empty
    /// where it says nothing. Two problems of one name, origin and the same parameters are the same.
    /// </summary>
    public string Parameters { get; init; } = "";

    /// <summary>
    /// Where its code comes from: empty where it is this program's own; whoever loads a plugin sets the digest of its
    /// content. Two problems of different origin are different.
    /// </summary>
    public string Origin { get; init; } = "";

    /// <summary>What makes it worth trying, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>f(x), with n the dimension.</summary>
    public required string Formula { get; init; }

    /// <summary>The dimensions in which it is defined.</summary>
    public required DimensionRange Dimensions { get; init; }

    /// <summary>
    /// The customary domain, one interval for all coordinates or one for each: start points are drawn from it unless the
    /// spec has other bounds. Iterates may leave it: bounds say where to start, they do not clip.
    /// </summary>
    public required IReadOnlyList<Interval> Bounds { get; init; }

    /// <summary>Whether <see cref="Bounds"/> follow from the parameters, so that texts need not repeat what may be a long list.</summary>
    public bool HasImpliedBounds { get; init; }

    /// <summary>The dimension of an entry that names none: 2, or the nearest that the problem takes.</summary>
    public int DefaultDimension
    {
        get => field > 0 ? field : Math.Clamp(DimensionRange.Default, Dimensions.Least, Dimensions.Most);
        init;
    }

    /// <summary>
    /// Whether f goes below <see cref="Minimum"/> somewhere outside of <see cref="Bounds"/>: then the minimum is the lowest
    /// value within them, and an optimizer that leaves them may end lower. Otherwise there is nothing lower anywhere.
    /// </summary>
    public bool GoesLowerOutside { get; init; }

    /// <summary>The lowest value of f without noise, the same in every dimension; null where nobody knows it, or where it depends on the dimension.</summary>
    public double? Minimum { get; init; }

    /// <summary>The lowest value of f for a dimension, where it depends on that.</summary>
    public Func<int, double>? MinimumByDimension { get; init; }

    /// <summary>A point with that value, for a dimension; null where nobody knows one.</summary>
    public Func<int, double[]>? Minimiser { get; init; }

    /// <summary>Where others usually start, for a dimension; null where there is no such custom.</summary>
    public Func<int, double[]>? CustomaryStart { get; init; }

    /// <summary>The most updates that it has gradients for; null where it has them for any number.</summary>
    public int? MostIterations { get; init; }

    /// <summary>About how many times as long an evaluation takes as a simple function's with as many parameters: from 1.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>The kernel for a dimension.</summary>
    public required Func<int, LaneWidth, ObjectiveKernel> Kernel { get; init; }

    /// <summary>Measures recorded points, for a dimension; null where the objective says all there is.</summary>
    public Func<int, IPointMetrics>? Metrics { get; init; }

    /// <summary>The lowest value of f in a dimension; null where nobody knows it.</summary>
    public double? MinimumIn(int dimension) => MinimumByDimension?.Invoke(dimension) ?? Minimum;

    public bool Equals(Problem? other) => other is not null && Name == other.Name && Parameters == other.Parameters && Origin == other.Origin;

    public override int GetHashCode() => HashCode.Combine(Name, Parameters, Origin);
}
