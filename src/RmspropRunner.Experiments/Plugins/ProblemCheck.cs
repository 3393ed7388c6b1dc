using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>What a plugin's problem has to say of itself.</summary>
internal static class ProblemCheck
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public static string? Mistake(Problem problem)
    {
        DimensionRange dimensions = problem.Dimensions;
        int dimension = SpecNumbers.DefaultDimension(problem);
        return string.IsNullOrWhiteSpace(problem.Summary) ? "Summary is empty"
            : string.IsNullOrWhiteSpace(problem.Formula) ? "Formula is empty"
            : problem.Label != problem.Name || problem.Parameters.Length > 0 ? "Label and Parameters are for problems that specs have parameters for: leave them out"
            : dimensions.Least < 1 || dimensions.Least > dimensions.Most || dimensions.Most > DimensionRange.Limit
                ? Invariant($"Dimensions are {dimensions.Least} to {dimensions.Most}: they go from at least 1 to at most {DimensionRange.Limit}")
            : problem.Bounds is null || (problem.Bounds.Count != 1 && !(dimensions.Least == dimensions.Most && problem.Bounds.Count == dimensions.Least))
                ? "Bounds have one interval for all coordinates, or, with a single dimension, one for each"
            : problem.Bounds.Any(bounds => !double.IsFinite(bounds.Low) || !double.IsFinite(bounds.High) || bounds.Low >= bounds.High)
                ? "Bounds are finite, and Low is below High"
            : problem.Minimum is { } minimum && !double.IsFinite(minimum) ? "Minimum is not finite; leave it out where nobody knows it"
            : !dimensions.Contains(dimension) ? Invariant($"DefaultDimension is {dimension}, which is not among its Dimensions")
            : !(problem.Effort >= 1) || !double.IsFinite(problem.Effort) ? "Effort is a number from 1 up"
            : problem.Kernel is null ? "Kernel is null"
            : MistakeInPoint("Minimiser", problem.Minimiser, dimension) ?? MistakeInPoint("CustomaryStart", problem.CustomaryStart, dimension);
    }

    private static string? MistakeInPoint(string property, Func<int, double[]>? point, int dimension)
    {
        if (point?.Invoke(dimension) is not { } coordinates)
            return point is null ? null : $"{property} gives null";
        return coordinates.Length == dimension && coordinates.All(double.IsFinite) ? null
            : Invariant($"{property} gives [{string.Join(", ", coordinates)}] for dimension {dimension}: it takes as many finite coordinates");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
