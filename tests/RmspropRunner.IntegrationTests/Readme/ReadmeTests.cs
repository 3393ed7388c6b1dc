using System.Text.Json;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>Does what the README tells its readers to do.</summary>
public sealed class ReadmeTests : IClassFixture<FirstRun>
{
    private static readonly MarkdownFile Readme = new("README.md");

    private readonly FirstRun _firstRun;

    public ReadmeTests(FirstRun firstRun) => _firstRun = firstRun;

    public static TheoryData<string> Queries => [.. Readme.Blocks("sql")];

    [Fact]
    public void The_first_command_runs_the_tutorial()
    {
        CommandResult result = _firstRun.Result.Done();

        Assert.Contains("tutorial: Gradient descent with RMSProp from scratch", result.Output);
        Assert.Contains("1.56306e-08", result.Output);
        Assert.Contains("1 new trial", result.Output);
    }

    [Fact]
    public void There_are_three_queries() => Assert.Equal(3, Queries.Count);

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_query_answers_after_the_first_command(string sql)
    {
        JsonElement rows = (await _firstRun.Command.RunAsync("query", sql, "--store", _firstRun.Store, "--format", "json")).Done().Json;

        Assert.NotEmpty(rows.EnumerateArray());
        Assert.All(rows.EnumerateArray(), row => Assert.All(row.EnumerateObject(), column => Assert.NotEqual(JsonValueKind.Null, column.Value.ValueKind)));
    }

    [Fact]
    public void The_test_command_is_there_and_is_what_CI_calls()
    {
        Assert.Contains("./test.sh\n", Readme.Blocks("sh"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(MarkdownFile.Root, "test.sh")).HasFlag(UnixFileMode.UserExecute));
        Assert.Contains("./test.sh", File.ReadAllText(Path.Combine(MarkdownFile.Root, ".ci", "run")));
    }

    [Fact]
    public async Task The_spec_it_shows_is_the_example_and_valid()
    {
        Assert.Equal(File.ReadAllText(RmspropCommand.Example("comparison.yaml")), Assert.Single(Readme.Blocks("yaml")));
        (await _firstRun.Command.RunAsync("validate", RmspropCommand.Example("comparison.yaml"))).Done();
    }

    [Fact]
    public async Task The_mistakes_it_shows_are_told_as_shown()
    {
        string shown = Readme.Blocks("").Single(block => block.Contains("rmsprop validate", StringComparison.Ordinal));
        string mistaken = _firstRun.Command.Write("mistaken.yaml", FirstRun.Mistaken);

        CommandResult result = await _firstRun.Command.RunAsync("validate", mistaken);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(shown.Split('\n', 2)[1], result.Errors);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/spec.md")]
    [InlineData("docs/sql.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/store.md")]
    [InlineData("docs/plots.md")]
    public void Every_file_it_links_to_is_there(string name) =>
        Assert.All(new MarkdownFile(name).Links(), target => Assert.True(
            Path.Exists(Path.Combine(MarkdownFile.Root, Path.GetDirectoryName(name)!, target)), $"{name} links to {target}"));

    [Fact]
    public async Task The_spec_that_the_language_is_explained_by_is_valid() =>
        (await _firstRun.Command.RunWithInputAsync(new MarkdownFile("docs/spec.md").Blocks("yaml")[0], "validate", "-")).Done();
}
