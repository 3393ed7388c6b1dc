using System.Globalization;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Descriptions;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Reports;

/// <summary>The problems as a page: docs/problems.md.</summary>
internal static class ProblemMarkdown
{
    public static void Write(TextWriter output, IReadOnlyList<ProblemDescription> problems)
    {
        output.WriteLine("# Problems");
        output.WriteLine();
        output.WriteLine("What may stand under `problems:` in a [spec](spec.md). Your own can be a formula, or a [plugin](plugins.md).");
        output.WriteLine(MarkdownText.Origin("problems"));
        if (problems.Any(problem => problem.Function is not null))
            WriteFunctions(output, [.. problems.Where(problem => problem.Function is not null)]);
        foreach (ProblemDescription problem in problems.Where(problem => problem.Function is null))
        {
            output.WriteLine();
            output.WriteLine($"## {problem.Name}");
            output.WriteLine();
            output.WriteLine($"{MarkdownText.Words(problem.Summary)}. What is minimised: {MarkdownText.Code(problem.Formula)}");
            output.WriteLine();
            ParameterMarkdown.Write(output, problem.Parameters);
        }
    }

    private static void WriteFunctions(TextWriter output, IReadOnlyList<ProblemDescription> functions)
    {
        output.WriteLine();
        output.WriteLine("## Functions");
        output.WriteLine();
        output.WriteLine("n is the dimension. Bounds say where uniform starts are drawn; iterates may leave them. Beside `dimension` and");
        output.WriteLine("`bounds`, every function takes these, with m its minimiser: f(m + Λ·R·(scale·(x − m − shift))), R the rotation, Λ the");
        output.WriteLine("conditioning; bounds and starts stay.");
        output.WriteLine();
        ParameterMarkdown.Write(output, SpecDescriptions.OfEveryFunction);
        foreach (ProblemDescription function in functions)
        {
            output.WriteLine();
            output.WriteLine($"### {function.Name}");
            output.WriteLine();
            output.WriteLine($"{MarkdownText.Words(function.Summary)}.");
            output.WriteLine();
            foreach ((string what, string text) in Facts(function.Function!))
                output.WriteLine($"- {what}: {text}");
        }
    }

    private static IEnumerable<(string What, string Text)> Facts(Problem problem)
    {
        int dimension = ProblemTable.ExampleDimension(problem);
        string at = dimension == problem.DefaultDimension && problem.Dimensions.Least == problem.Dimensions.Most
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" in dimension {dimension}");
        yield return ("f(x)", MarkdownText.Code(problem.Formula));
        yield return ("dimension", string.Create(CultureInfo.InvariantCulture, $"{problem.Dimensions}; default {problem.DefaultDimension}"));
        yield return ("bounds", ProblemText.Bounds(problem));
        if (problem.MinimumIn(dimension) is { } minimum)
        {
            string where = problem.Minimiser is { } minimiser ? $", at {ShownCell.Vector(minimiser(dimension))}" : "";
            string only = where.Length > 0 || problem.MinimumByDimension is not null ? at : "";
            string beyond = problem.GoesLowerOutside ? "; f goes lower outside of the bounds" : "";
            yield return ("minimum", $"{ShownNumber.Of(minimum)}{where}{only}{beyond}");
        }

        if (problem.CustomaryStart is { } start)
            yield return ("customary start", $"{ShownCell.Vector(start(dimension))}{at}");
    }
}
