using RmspropRunner.Cli.Reports;
using RmspropRunner.Experiments.Descriptions;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.UnitTests.Documentation;

/// <summary>The pages that are printed from the definitions.</summary>
public sealed class GeneratedPageTests
{
    [Fact]
    public void The_page_of_problems_is_current() => AssertCurrent("problems", output => ProblemMarkdown.Write(output, SpecDescriptions.Problems));

    [Fact]
    public void The_page_of_optimizers_is_current() => AssertCurrent("optimizers", output => OptimizerMarkdown.Write(output, OptimizerCatalog.All));

    [Fact]
    public void Every_problem_says_what_it_is_and_every_parameter_what_it_does()
    {
        Assert.All(SpecDescriptions.Problems, problem => Assert.True(problem.Summary.Length > 0 && problem.Formula.Length > 0, problem.Name));
        Assert.All(
            SpecDescriptions.Problems.SelectMany(problem => problem.Parameters).Concat(SpecDescriptions.OfEveryFunction).Concat(SpecDescriptions.OfEveryOptimizer),
            parameter => Assert.True(parameter.Description.Length > 0, $"{parameter.Name} has no description in its schema"));
    }

    private static void AssertCurrent(string page, Action<TextWriter> write)
    {
        using StringWriter output = new() { NewLine = "\n" };
        write(output);
        string path = Path.Combine(Folder(), "docs", $"{page}.md");
        string stored = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(
            stored == output.ToString(),
            $"docs/{page}.md is not what the code says any more. Refresh it: dotnet run --project src/RmspropRunner.Cli -- {page} --format markdown > docs/{page}.md");
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RmspropRunner.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run within the repository.");
    }
}
