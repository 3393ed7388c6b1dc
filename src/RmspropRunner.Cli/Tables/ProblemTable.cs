using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Tables;

/// <summary>The problems that specs can name.</summary>
internal static class ProblemTable
{
    public static IReadOnlyList<TableColumn<Problem>> Columns { get; } =
    [
        new("name", problem => Cell.Of(problem.Name)),
        new("summary", problem => Cell.Of(problem.Summary)),
        new("formula", problem => Cell.Of(problem.Formula)),
        new("least_dimension", problem => Cell.Of((long)problem.Dimensions.Least)),
        new("most_dimension", problem => Cell.Of((long)problem.Dimensions.Most)),
        new("bounds", problem => Cell.Of([.. problem.Bounds.SelectMany(bounds => new[] { bounds.Low, bounds.High })])),
        new("minimum", problem => Cell.Of(problem.Minimum)),
        new("minimiser", problem => Cell.Of(problem.Minimiser?.Invoke(ExampleDimension(problem)))),
    ];

    /// <summary>The dimension in which a minimiser is shown: the default, where the problem has it.</summary>
    public static int ExampleDimension(Problem problem) =>
        problem.Dimensions.Contains(DimensionRange.Default) ? DimensionRange.Default : problem.Dimensions.Least;
}
