using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Tables;

/// <summary>The problems that specs can name.</summary>
internal static class ProblemTable
{
    private const int LongestPoint = 10;

    public static IReadOnlyList<TableColumn<Problem>> Columns { get; } =
    [
        new("name", problem => Cell.Of(problem.Name)),
        new("summary", problem => Cell.Of(problem.Summary)),
        new("formula", problem => Cell.Of(problem.Formula)),
        new("least_dimension", problem => Cell.Of((long)problem.Dimensions.Least)),
        new("most_dimension", problem => Cell.Of((long)problem.Dimensions.Most)),
        new("bounds", problem => Cell.Of([.. problem.Bounds.SelectMany(bounds => new[] { bounds.Low, bounds.High })])),
        new("lower_outside", problem => Cell.OfJson(problem.GoesLowerOutside ? "true" : "false")),
        new("minimum", problem => Cell.Of(problem.MinimumIn(ExampleDimension(problem)))),
        new("minimiser", problem => Cell.Of(problem.Minimiser?.Invoke(ExampleDimension(problem)))),
        new("customary_start", problem => Cell.Of(problem.CustomaryStart?.Invoke(ExampleDimension(problem)))),
    ];

    /// <summary>The dimension in which points are shown: the default, unless points of it are too long to read.</summary>
    public static int ExampleDimension(Problem problem) =>
        problem.DefaultDimension <= LongestPoint ? problem.DefaultDimension : Math.Max(problem.Dimensions.Least, DimensionRange.Default);
}
