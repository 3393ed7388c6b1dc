using System.Diagnostics;
using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>Runs that grow, are refused, start over, or are stopped.</summary>
public sealed class RunningTests : IDisposable
{
    private const string Small = """
        name: small
        problems: [ sphere ]
        optimizers: [ adagrad ]
        seeds: 1..3
        iterations: 10
        """;

    private const string Long = """
        name: long
        problems: [ rosenbrock: { dimension: 10 } ]
        optimizers: [ rmsprop: { learning_rate: 0.001 } ]
        seeds: 1..80000
        iterations: 3000
        trace: { every: 0 }
        """;

    /// <summary>A second is promised; a busy machine gets some more.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(4);

    private readonly RmspropCommand _rmsprop = new();

    public void Dispose() => _rmsprop.Dispose();

    [Fact]
    public async Task A_grown_spec_computes_only_what_is_new()
    {
        (await _rmsprop.RunWithInputAsync(Small, "run", "-")).Done();
        CommandResult grown = await _rmsprop.RunWithInputAsync(Small.Replace("1..3", "1..5", StringComparison.Ordinal), "run", "-");
        Assert.Contains("2 new trials in rmsprop.db, 3 stored already", grown.Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_gradients_beside_the_spec_are_followed_and_grown_without_their_file()
    {
        Directory.CreateDirectory(_rmsprop.PathOf("specs"));
        _rmsprop.Write("specs/g.csv", "w,b\n1,2\n3,4\n");
        string spec = _rmsprop.Write("specs/recorded.yaml", """
            name: recorded
            problems: [recorded: { file: g.csv }]
            optimizers: [gradient_descent: { learning_rate: 1 }]
            start: [10, 20]
            iterations: 2
            """);
        Assert.Contains("is valid: 1 trial", (await _rmsprop.RunAsync("validate", spec)).Done().Output, StringComparison.Ordinal);
        (await _rmsprop.RunAsync("plan", spec)).Done();
        (await _rmsprop.RunAsync("run", spec)).Done();
        JsonElement[] points = [.. (await _rmsprop.RunAsync("trace", "recorded", "1", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.Equal(["[10,20]", "[9,18]", "[6,14]"], points.Select(point => point.GetProperty("x").GetRawText()));
        Assert.Equal(["iteration", "objective", "gradient_norm", "step_norm", "x"], points[0].EnumerateObject().Select(property => property.Name));

        // What is stored has the data in it, and continues as a spec of its own.
        string stored = (await _rmsprop.RunAsync("show", "recorded", "--spec")).Done().Output;
        File.Delete(_rmsprop.PathOf("specs/g.csv"));
        CommandResult grown = await _rmsprop.RunWithInputAsync(stored.Replace("\"seeds\": 1,", "\"seeds\": \"1..3\",", StringComparison.Ordinal), "run", "-");
        Assert.Contains("2 new trials", grown.Done().Output, StringComparison.Ordinal);
        Assert.Contains(":2:30: There is no file 'g.csv'", (await _rmsprop.RunAsync("run", spec)).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_that_a_file_names_by_words_are_learned()
    {
        _rmsprop.Write("flowers.csv", "height,petals,kind\n1,5,daisy\n1.2,5,daisy\n3,9,\"sun, flower\"\n3.3,8,\"sun, flower\"\n2,1,tulip\n2.1,1,tulip\n");
        string spec = _rmsprop.Write("flowers.yaml", """
            name: flowers
            problems: [softmax_regression: { data: { file: flowers.csv, target: kind, standardize: true } }]
            optimizers: [rmsprop: { learning_rate: 0.1 }]
            iterations: 100
            trace: { every: 100 }
            """);
        (await _rmsprop.RunAsync("run", spec)).Done();
        JsonElement[] points = [.. (await _rmsprop.RunAsync("trace", "flowers", "1", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.Equal(1, points[^1].GetProperty("accuracy").GetDouble());

        _rmsprop.Write("flowers.csv", "height,petals,kind\n1,5,daisy\ntall,5,rose\n");
        Assert.Contains(
            "flowers.yaml:2:48: 'flowers.csv' is not a CSV file of numbers: row 3, column 1: 'tall' is not a finite number; only the target may have words.",
            (await _rmsprop.RunAsync("validate", spec)).Mistake(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_spec_is_refused_until_it_may_replace_what_is_stored()
    {
        (await _rmsprop.RunWithInputAsync(Small, "run", "-", "--format", "csv")).Done();
        string changed = _rmsprop.Write("changed.yaml", Small.Replace("iterations: 10", "iterations: 20", StringComparison.Ordinal));

        string refusal = (await _rmsprop.RunAsync("run", changed)).Mistake();
        Assert.Contains("iterations: stored 10, now 20", refusal, StringComparison.Ordinal);
        Assert.Contains("--replace", refusal, StringComparison.Ordinal);
        Assert.Contains("--yes", (await _rmsprop.RunAsync("run", changed, "--replace")).Mistake(), StringComparison.Ordinal);

        JsonElement best = (await _rmsprop.RunAsync("run", changed, "--replace", "--yes", "--format", "json")).Done().Json;
        Assert.Equal(3, best[0].GetProperty("trials").GetInt32());
        JsonElement trials = (await _rmsprop.RunAsync("trials", "small", "--format", "json")).Done().Json;
        Assert.All(trials.EnumerateArray(), trial => Assert.Equal(20, trial.GetProperty("iterations").GetInt32()));
    }

    [Fact]
    public async Task Deleting_asks_first()
    {
        (await _rmsprop.RunWithInputAsync(Small, "run", "-")).Done();
        Assert.Contains("--yes", (await _rmsprop.RunAsync("delete", "small")).Mistake(), StringComparison.Ordinal);
        (await _rmsprop.RunAsync("delete", "small", "--yes")).Done();
        Assert.Equal(0, (await _rmsprop.RunAsync("list", "--format", "json")).Done().Json.GetArrayLength());
    }

    [Fact]
    public async Task The_environment_names_the_store_and_the_option_goes_before_it()
    {
        _rmsprop.Write("small.yaml", Small);
        CommandResult run = (await _rmsprop.ShellAsync("RMSPROP_STORE=environment.db rmsprop run small.yaml")).Done();
        Assert.Contains("3 new trials in environment.db", run.Output, StringComparison.Ordinal);
        CommandResult again = (await _rmsprop.ShellAsync("RMSPROP_STORE=environment.db rmsprop --store option.db run small.yaml")).Done();
        Assert.Contains("3 new trials in option.db", again.Output, StringComparison.Ordinal);
        Assert.Contains("trials small --store option.db", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_is_stored_and_the_same_command_goes_on()
    {
        string spec = _rmsprop.Write("long.yaml", Long);
        // Whoever runs the tests in the background may have them, and all that they start, ignore the signal.
        using Process process = _rmsprop.Start("env", "--default-signal=INT", "dotnet", RmspropCommand.Program, "run", spec, "--parallelism", "1");
        string? notice = await process.StandardError.ReadLineAsync();
        Assert.StartsWith("Computing: ", notice, StringComparison.Ordinal);

        long interrupted = TimeProvider.System.GetTimestamp();
        using Process signal = _rmsprop.Start("kill", "-INT", $"{process.Id}");
        CommandResult stopped = await RmspropCommand.EndAsync(process);
        Assert.InRange(TimeProvider.System.GetElapsedTime(interrupted), TimeSpan.Zero, StopsWithin);
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("of 80,000 trials of long are stored in rmsprop.db. The same command goes on from there.", stopped.Errors, StringComparison.Ordinal);

        long stored = (await _rmsprop.RunAsync("list", "--format", "json")).Done().Json[0].GetProperty("stored_trials").GetInt64();
        Assert.InRange(stored, 1, 79_999);
        CommandResult rest = (await _rmsprop.RunAsync("run", spec)).Done();
        Assert.Contains($"{80_000 - stored:N0} new trials in rmsprop.db, {stored:N0} stored already", rest.Output, StringComparison.Ordinal);
    }
}
