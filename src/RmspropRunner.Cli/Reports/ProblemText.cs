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
        output.WriteLine($"  bounds     {Bounds(problem)}, unless the spec has others");
        if (problem is { Minimum: double minimum, Minimiser: { } minimiser })
            output.WriteLine($"  minimum    {ShownNumber.Of(minimum)}, at {ShownCell.Vector(minimiser(dimension))}");
    }

    private static string Bounds(Problem problem)
    {
        IEnumerable<string> bounds = problem.Bounds.Select(each => ShownCell.Vector([each.Low, each.High]));
        return problem.Bounds.Count == 1 ? $"{bounds.Single()} in each coordinate" : string.Join(" × ", bounds);
    }
}
