using System.Diagnostics;
using System.Globalization;
using RmspropRunner.IntegrationTests.Readme;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>The specs in examples/ as a new user runs them.</summary>
public sealed class ExampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static string Folder { get; } = Path.Combine(MarkdownFile.Root, "examples");

    public static TheoryData<string> Specs => [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Specs))]
    public async Task Every_example_runs_to_its_end_in_a_few_seconds(string file)
    {
        using RmspropCommand command = new();
        Stopwatch watch = Stopwatch.StartNew();

        CommandResult run = (await command.RunAsync("run", Path.Combine(Folder, file), "--store", "examples.db", "--format", "json")).Done();

        Assert.True(watch.Elapsed < Patience, $"{file} took {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.NotEmpty(run.Output);
        CommandResult counted = (await command.RunAsync(
            "query", "select count(*) from trials", "--store", "examples.db", "--format", "csv")).Done();
        Assert.True(int.Parse(counted.Output.Split('\n')[1], CultureInfo.InvariantCulture) > 0, counted.Output);
    }
}
