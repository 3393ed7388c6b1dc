using System.Globalization;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Descriptions;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Reports;

/// <summary>A problem described for people.</summary>
internal static class ProblemText
{
    public static void Write(TextWriter output, ProblemDescription problem)
    {
        output.WriteLine(problem.Name);
        output.WriteLine($"  {problem.Summary}");
        output.WriteLine($"  f(x)       {problem.Formula}");
        if (problem.Function is { } function)
            Write(output, function);
        int width = problem.Parameters.Select(parameter => parameter.Name.Length).DefaultIfEmpty().Max();
        foreach (ParameterDescription parameter in problem.Parameters)
            output.WriteLine($"  {parameter.Name.PadRight(width)}  {parameter.Description.TrimEnd('.')}{Accepts(parameter)}{Default(parameter)}");
    }

    private static string Accepts(ParameterDescription parameter) => parameter.Accepts is null ? "" : $"; {parameter.Accepts}";

    private static string Default(ParameterDescription parameter) =>
        parameter.IsRequired ? "; required" : parameter.Default is null ? "" : $"; default {parameter.Default}";

    private static void Write(TextWriter output, Problem problem)
    {
        int dimension = ProblemTable.ExampleDimension(problem);
        output.WriteLine($"  dimension  {problem.Dimensions}, default {problem.DefaultDimension}");
        output.WriteLine($"  bounds     {Bounds(problem)}, unless the spec has others");
        if (problem.MinimumIn(dimension) is double minimum && problem.Minimiser is { } minimiser)
        {
            string where = problem.MinimumByDimension is null ? "" : string.Create(CultureInfo.InvariantCulture, $" in {dimension} dimensions");
            string beyond = problem.GoesLowerOutside ? "; f goes lower outside of the bounds" : "";
            output.WriteLine($"  minimum    {ShownNumber.Of(minimum)}{where}, at {ShownCell.Vector(minimiser(dimension))}{beyond}");
        }

        if (problem.CustomaryStart is { } start)
            output.WriteLine($"  start      {ShownCell.Vector(start(dimension))} is customary");
    }

    /// <summary>The customary domain.</summary>
    public static string Bounds(Problem problem)
    {
        IEnumerable<string> bounds = problem.Bounds.Select(each => ShownCell.Vector([each.Low, each.High]));
        return problem.Bounds.Count == 1 ? $"{bounds.Single()} in each coordinate" : string.Join(" × ", bounds);
    }
}
