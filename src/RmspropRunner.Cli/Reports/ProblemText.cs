using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Reports;

/// <summary>A problem described for people.</summary>
internal static class ProblemText
{
    public static void Write(TextWriter output, Problem problem)
    {
        int dimension = ProblemTable.ExampleDimension(problem);
        output.WriteLine(problem.Name);
        output.WriteLine($"  {problem.Summary}");
        output.WriteLine($"  f(x)       {problem.Formula}");
        output.WriteLine($"  dimension  {problem.Dimensions}, default {dimension}");
        output.WriteLine($"  bounds     {ShownCell.Vector([problem.Bounds.Low, problem.Bounds.High])} in each coordinate, unless the spec has others");
        output.WriteLine($"  minimum    {ShownNumber.Of(problem.Minimum)}, at {ShownCell.Vector(problem.Minimiser(dimension))}");
    }
}
