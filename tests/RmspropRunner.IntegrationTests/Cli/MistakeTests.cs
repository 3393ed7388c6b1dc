using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>What cannot be is said on stderr, with exit code 2; stdout stays empty.</summary>
public sealed class MistakeTests : IDisposable
{
    private const string Wrong = """
        name: wrong
        problems:
          - spher: { dimension: 2 }
        optimizers:
          - rmsprop: { variant: tutorial, learning_rate: -1, rho: 0.99 }
        iterations: 10
        """;

    private readonly RmspropCommand _rmsprop = new();

    public void Dispose() => _rmsprop.Dispose();

    [Fact]
    public async Task Every_mistake_of_a_spec_has_a_line_of_its_own_with_its_place()
    {
        string spec = _rmsprop.Write("wrong.yaml", Wrong);
        string[] lines = (await _rmsprop.RunAsync("run", spec)).Mistake().ReplaceLineEndings("\n").Trim().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^wrong\.yaml:3:5: .*sphere", lines[0]);
        Assert.Matches(@"^wrong\.yaml:5:\d+: .*learning_rate", lines[1]);
        Assert.Equal("2 mistakes in wrong.yaml", lines[2]);
        Assert.False(File.Exists(_rmsprop.PathOf("rmsprop.db")));
    }

    [Fact]
    public async Task Validate_gives_programs_the_mistakes_as_rows()
    {
        CommandResult result = await _rmsprop.RunWithInputAsync(Wrong, "validate", "-", "--format", "json");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal([3, 5], result.Json.EnumerateArray().Select(error => error.GetProperty("line").GetInt32()));

        CommandResult valid = (await _rmsprop.RunAsync("validate", RmspropCommand.Example("tutorial.yaml"))).Done();
        Assert.Contains("tutorial is valid: 1 trial of 1 configuration", valid.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_never_makes_a_store()
    {
        Assert.Contains("rmsprop.db", (await _rmsprop.RunAsync("list")).Mistake(), StringComparison.Ordinal);
        (await _rmsprop.RunAsync("trials", "tutorial", "--store", "other.db")).Mistake();
        CommandResult plan = (await _rmsprop.RunAsync("plan", RmspropCommand.Example("tutorial.yaml"))).Done();
        Assert.Contains("Stored already: 0 of 1 trial; to be computed: 1.", plan.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_rmsprop.PathOf("rmsprop.db"))!));
    }

    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("run")]
    [InlineData("run x.yaml", "x.yaml")]
    [InlineData("run x.yaml --parallelism 0", "--parallelism", "1")]
    [InlineData("list --format xml", "json")]
    [InlineData("export x -o x.csv", "--trials", "--trace")]
    [InlineData("export x --trials -o x.txt", ".csv", ".json")]
    [InlineData("problems spheer", "sphere")]
    [InlineData("optimizers rmspop", "rmsprop")]
    public async Task A_wrong_command_line_is_answered_with_what_is_accepted(string arguments, params string[] expected)
    {
        string message = (await _rmsprop.RunAsync(arguments.Split(' '))).Mistake();
        Assert.All(expected, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_problems_and_optimizers_are_JSON_for_programs()
    {
        Assert.Equal(JsonValueKind.Object, (await _rmsprop.RunAsync("schema")).Done().Json.ValueKind);
        JsonElement sphere = Assert.Single((await _rmsprop.RunAsync("problems", "sphere", "--format", "json")).Done().Json.EnumerateArray());
        Assert.Equal([-5.12, 5.12], sphere.GetProperty("bounds").EnumerateArray().Select(bound => bound.GetDouble()));
        JsonElement[] rmsprop = [.. (await _rmsprop.RunAsync("optimizers", "rmsprop", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.Contains("tutorial", rmsprop.Select(row => row.GetProperty("variant").GetString()));
        Assert.Equal("learning_rate", rmsprop[0].GetProperty("hyperparameters")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Programs_read_the_schedules_that_each_optimizer_takes_after_what_rows_always_had()
    {
        JsonElement[] rows = [.. (await _rmsprop.RunAsync("optimizers", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.All(rows, row => Assert.Equal(
            ["name", "variant", "summary", "formula", "reference", "differs", "hyperparameters", "schedules"],
            row.EnumerateObject().Select(property => property.Name)));
        JsonElement[] schedules = [.. rows[0].GetProperty("schedules").EnumerateArray()];
        Assert.Equal(
            ["constant", "step", "exponential", "inverse_time", "cosine", "linear_warmup", "one_cycle"],
            schedules.Select(schedule => schedule.GetProperty("name").GetString()));
        Assert.Equal(
            ["every", "factor"],
            schedules[1].GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Order());
        Assert.Equal(
            rows.Select(row => row.GetProperty("hyperparameters").EnumerateArray().Any(each => each.GetProperty("name").GetString() == "learning_rate")),
            rows.Select(row => row.GetProperty("schedules").GetArrayLength() > 0));

        string[] csv = (await _rmsprop.RunAsync("optimizers", "rmsprop", "--format", "csv")).Done().Output.Split('\n');
        Assert.Equal("name,variant,summary,formula,reference,differs,hyperparameters,schedules", csv[0].TrimEnd('\r'));
        Assert.Contains("one_cycle", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_the_formula_the_defaults_and_what_differs_elsewhere()
    {
        string text = (await _rmsprop.RunAsync("optimizers", "rmsprop")).Done().Output;
        Assert.Contains("v ← ρ·v + (1−ρ)·g²", text, StringComparison.Ordinal);
        Assert.Contains("default 0.99", text, StringComparison.Ordinal);
        Assert.Contains("elsewhere: ", text, StringComparison.Ordinal);
        Assert.Contains("minimum", (await _rmsprop.RunAsync("problems")).Done().Output, StringComparison.Ordinal);
    }
}
