using System.Xml.Linq;

namespace RmspropRunner.UnitTests.Structure;

/// <summary>Which project may use which, and what.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["RmspropRunner.Optim"] = [],
        ["RmspropRunner.Experiments"] = ["RmspropRunner.Optim"],
        ["RmspropRunner.Storage"] = ["RmspropRunner.Experiments"],
        ["RmspropRunner.Cluster"] = ["RmspropRunner.Experiments"],
        ["RmspropRunner.Contracts"] = [],
        ["RmspropRunner.Plots"] = ["RmspropRunner.Experiments"],
        ["RmspropRunner.Cli"] = ["RmspropRunner.Contracts", "RmspropRunner.Experiments", "RmspropRunner.Plots", "RmspropRunner.Storage"],
        ["RmspropRunner.Worker"] = ["RmspropRunner.Cluster", "RmspropRunner.Contracts", "RmspropRunner.Experiments", "RmspropRunner.Plots", "RmspropRunner.Storage"],
    };

    [Fact]
    public void Every_project_uses_only_those_that_the_design_lets_it_use()
    {
        string[] projects = [.. Directory.GetFiles(Source(), "*.csproj", SearchOption.AllDirectories)];
        Assert.Equal(Allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        Assert.All(projects, project => Assert.Subset(
            Allowed[Path.GetFileNameWithoutExtension(project)].ToHashSet(),
            References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ToHashSet()!));
    }

    [Fact]
    public void The_numeric_core_uses_no_packages() =>
        Assert.Empty(References(Path.Combine(Source(), "RmspropRunner.Optim", "RmspropRunner.Optim.csproj"), "PackageReference"));

    [Fact]
    public void Orleans_stays_out_of_the_command_line_and_the_store() =>
        Assert.All(
            new[] { "RmspropRunner.Cli", "RmspropRunner.Storage", "RmspropRunner.Experiments" },
            project => Assert.DoesNotContain(
                References(Path.Combine(Source(), project, $"{project}.csproj"), "PackageReference"),
                package => package.Contains("Orleans", StringComparison.Ordinal)));

    [Fact]
    public void No_source_file_is_too_long_to_read_in_one_sitting() =>
        Assert.All(
            Directory.GetFiles(Source(), "*.cs", SearchOption.AllDirectories),
            file => Assert.True(File.ReadLines(file).Count() <= 400, $"{file} has more than 400 lines"));

    private static string[] References(string project, string kind) =>
        [.. XDocument.Load(project).Descendants(kind).Select(reference => (string)reference.Attribute("Include")!)];

    private static string Source()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RmspropRunner.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The solution's folder is not above the tests."), "src");
    }
}
