using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Plans;

/// <summary>A problem in one dimension, with the bounds that start points are drawn from.</summary>
public sealed class ProblemInstance : IEquatable<ProblemInstance>
{
    public ProblemInstance(Problem problem, int dimension, IReadOnlyList<Interval> bounds)
    {
        Problem = problem;
        Dimension = dimension;
        Bounds = bounds;
        IEnumerable<Interval> told = problem.HasImpliedBounds && ReferenceEquals(bounds, problem.Bounds) ? [] : bounds;
        Identity = string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.Name}{(problem.Parameters.Length == 0 ? "" : " ")}{problem.Parameters} {dimension} {string.Join(' ', told.Select(interval => FormattableString.Invariant($"{interval.Low:R}..{interval.High:R}")))}{(problem.Origin.Length == 0 ? "" : " ")}{problem.Origin}");
    }

    public Problem Problem { get; }

    public int Dimension { get; }

    /// <summary>One interval for all coordinates, or one for each.</summary>
    public IReadOnlyList<Interval> Bounds { get; }

    /// <summary>All that tells it from others.</summary>
    public string Identity { get; }

    /// <summary>Where others usually start; null where there is no such custom.</summary>
    public IReadOnlyList<double>? CustomaryStart => field ??= Problem.CustomaryStart?.Invoke(Dimension);

    /// <summary>The interval of coordinate <paramref name="i"/>, from 0.</summary>
    public Interval BoundsOf(int i) => Bounds[Bounds.Count == 1 ? 0 : i];

    /// <summary>The distinct instances of a spec, in the order of its plan.</summary>
    public static IReadOnlyList<ProblemInstance> Of(ExperimentSpec spec) =>
        [.. spec.Problems
            .SelectMany(entry => entry.Dimensions.Select(dimension => new ProblemInstance(entry.Problem, dimension, entry.Bounds)))
            .Distinct()];

    public bool Equals(ProblemInstance? other) => other is not null && other.Identity == Identity;

    public override bool Equals(object? obj) => Equals(obj as ProblemInstance);

    public override int GetHashCode() => Identity.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Problem.Label} in {Dimension} dimensions");
}
