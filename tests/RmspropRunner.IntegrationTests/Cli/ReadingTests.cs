using System.Globalization;
using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>What the commands print about experiments that are stored.</summary>
public sealed class ReadingTests(TutorialStore store) : IClassFixture<TutorialStore>
{
    private static readonly string[] TrialColumns =
    [
        "number", "configuration", "problem", "dimension", "optimizer", "hyperparameters", "seed", "outcome", "stop_reason", "iterations",
        "start", "final_x", "final_objective", "best_objective", "best_iteration", "target_iteration",
    ];

    private readonly RmspropCommand _rmsprop = store.Command;

    [Fact]
    public void Run_shows_the_best_configurations_a_picture_and_what_to_type_next()
    {
        string output = store.TutorialRun.Done().Output;
        Assert.Contains("tutorial, learning_rate 0.01, rho 0.99, epsilon 1e-8", output, StringComparison.Ordinal);
        Assert.Contains("1.56306e-08", output, StringComparison.Ordinal);
        Assert.Contains(output, character => character is > '\u2800' and < '\u2900');
        Assert.Contains("1 new trial in rmsprop.db: 50 iterations", output, StringComparison.Ordinal);
        Assert.Contains("trials tutorial", output, StringComparison.Ordinal);
        Assert.Empty(store.TutorialRun.Errors);
    }

    [Fact]
    public void Piped_output_has_no_control_codes_and_all_columns()
    {
        string output = store.SweepRun.Done().Output;
        Assert.DoesNotContain(output, character => char.IsControl(character) && character != '\n');
        Assert.Contains("30 diverged", output, StringComparison.Ordinal);
        Assert.Contains("30 completed, 20 at target", output, StringComparison.Ordinal);
        Assert.Contains("iterations to target", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tutorial", 50, ">49 f([-5.45667355e-23 1.25022522e-04]) = 0.00000", ">0 f([-0.06595602 0.340649 ]) = 0.12039")]
    [InlineData("numpy", 101, ">100 f([-3.07701828e-17 2.18862195e-20]) = 0.00000", ">0 f([4.68377233 3.68377236]) = 35.50790")]
    public async Task A_trace_is_reported_in_the_tutorials_own_lines(string name, int count, string last, string first)
    {
        string[] lines = (await _rmsprop.RunAsync("trace", name, "1", "--format", "report")).Done().Lines;
        Assert.Equal(count, lines.Length);
        Assert.Equal(first.Replace(" ]", "]", StringComparison.Ordinal), lines[0]);
        Assert.Equal(last, lines[^1]);
    }

    [Fact]
    public async Task Trials_in_JSON_have_the_documented_columns_and_full_numbers()
    {
        JsonElement trial = Assert.Single((await _rmsprop.RunAsync("trials", "tutorial", "--format", "json")).Done().Json.EnumerateArray());
        Assert.Equal(TrialColumns, trial.EnumerateObject().Select(property => property.Name));
        Assert.Equal([-0.165955990594852, 0.4406489868843162], trial.GetProperty("start").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal("tutorial", trial.GetProperty("hyperparameters").GetProperty("variant").GetString());
        Assert.Equal(1e-8, trial.GetProperty("hyperparameters").GetProperty("epsilon").GetDouble());
        Assert.Equal("iterations", trial.GetProperty("stop_reason").GetString());
        Assert.Equal(JsonValueKind.Null, trial.GetProperty("target_iteration").ValueKind);
    }

    [Fact]
    public async Task Trials_in_CSV_are_the_same_as_in_JSON()
    {
        IReadOnlyList<Dictionary<string, string>> rows = CsvText.Rows((await _rmsprop.RunAsync("trials", "sweep", "--format", "csv")).Done().Output);
        JsonElement[] trials = [.. (await _rmsprop.RunAsync("trials", "sweep", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.Equal(90, rows.Count);
        Assert.Equal(90, trials.Length);
        for (int i = 0; i < rows.Count; i++)
        {
            Assert.Equal(TrialColumns, rows[i].Keys);
            Assert.Equal(trials[i].GetProperty("final_x").GetRawText(), rows[i]["final_x"]);
            Assert.Equal(trials[i].GetProperty("hyperparameters").GetRawText(), rows[i]["hyperparameters"]);
            Assert.Equal(trials[i].GetProperty("outcome").GetString(), rows[i]["outcome"]);
            if (trials[i].GetProperty("best_objective").ValueKind == JsonValueKind.Number)
                Assert.Equal(trials[i].GetProperty("best_objective").GetDouble(), double.Parse(rows[i]["best_objective"], CultureInfo.InvariantCulture));
        }

        Assert.Equal(30, rows.Count(row => row["stop_reason"] == "diverged"));
    }

    [Fact]
    public async Task A_table_of_many_trials_shows_the_first_and_says_how_to_get_the_rest()
    {
        CommandResult some = (await _rmsprop.RunAsync("trials", "sweep")).Done();
        Assert.Contains("… and 40 more: --all or --format csv", some.Output, StringComparison.Ordinal);
        CommandResult all = (await _rmsprop.RunAsync("trials", "sweep", "--all")).Done();
        Assert.Equal(90, all.Lines.Count(line => line.Contains("sphere", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trace_has_every_iteration_from_the_start_on()
    {
        JsonElement[] points = [.. (await _rmsprop.RunAsync("trace", "tutorial", "1", "--format", "json")).Done().Json.EnumerateArray()];
        Assert.Equal(Enumerable.Range(0, 51), points.Select(point => point.GetProperty("iteration").GetInt32()));
        Assert.Equal(["iteration", "objective", "gradient_norm", "step_norm", "x"], points[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(0.12039193666558433, points[1].GetProperty("objective").GetDouble());
        Assert.Equal(2, points[50].GetProperty("x").GetArrayLength());
    }

    [Fact]
    public async Task Exported_traces_are_complete_files()
    {
        (await _rmsprop.RunAsync("export", "sweep", "--trace", "-o", "trace.csv")).Done();
        IReadOnlyList<Dictionary<string, string>> rows = CsvText.Rows(await File.ReadAllTextAsync(_rmsprop.PathOf("trace.csv")));
        Assert.Equal(["trial", "iteration", "objective", "gradient_norm", "step_norm", "x", "loss", "accuracy", "test_loss", "test_accuracy"], rows[0].Keys);
        Assert.Equal(Enumerable.Range(1, 90).Select(i => $"{i}"), rows.Select(row => row["trial"]).Distinct());
        Assert.All(rows, row => Assert.Empty(row["x"] + row["loss"] + row["test_accuracy"]));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_rmsprop.PathOf("trace.csv"))!, "*.tmp"));

        CommandResult stdout = (await _rmsprop.RunAsync("export", "tutorial", "--trials", "-o", "-", "--format", "json")).Done();
        Assert.Equal(1, stdout.Json.GetArrayLength());
    }

    [Fact]
    public async Task List_and_show_tell_how_far_experiments_have_come()
    {
        JsonElement[] all = [.. (await _rmsprop.RunAsync("list", "--format", "json")).Done().Json.EnumerateArray()];
        JsonElement sweep = all.Single(item => item.GetProperty("name").GetString() == "sweep");
        Assert.Equal(90, sweep.GetProperty("stored_trials").GetInt64());
        Assert.Equal(30, sweep.GetProperty("diverged_trials").GetInt64());
        Assert.Equal("complete", sweep.GetProperty("status").GetString());

        string shown = (await _rmsprop.RunAsync("show", "sweep", "--top", "1")).Done().Output;
        Assert.Contains("complete: 90 of 90 trials stored, 30 diverged", shown, StringComparison.Ordinal);
        Assert.Contains("learning_rate 0.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("gradient_descent", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shown_spec_can_be_run_again()
    {
        string spec = (await _rmsprop.RunAsync("show", "sweep", "--spec")).Done().Output;
        CommandResult again = (await _rmsprop.RunWithInputAsync(spec, "run", "-")).Done();
        Assert.Contains("Nothing to compute: all 90 trials were stored in rmsprop.db already.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_answers_in_any_format_and_cannot_write()
    {
        JsonElement row = (await _rmsprop.RunAsync("query", "select count(*) as n, 0.1 as tenth, null as unknown from trial", "--format", "json")).Done().Json[0];
        Assert.Equal(92, row.GetProperty("n").GetInt64());
        Assert.Equal(0.1, row.GetProperty("tenth").GetDouble());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("unknown").ValueKind);

        (await _rmsprop.RunAsync("query", "delete from trial")).Mistake();
        Assert.Contains("nowhere", (await _rmsprop.RunAsync("query", "select * from nowhere")).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_enough_ends_the_command_quietly()
    {
        CommandResult head = await _rmsprop.ShellAsync(
            "rmsprop query 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000) select i from n' --format csv | head -2");
        Assert.Equal("i\r\n1\r\n", head.Done().Output);
        Assert.Empty(head.Errors);
    }

    [Fact]
    public async Task Plan_tells_what_is_stored_and_what_would_be_new()
    {
        string grown = TutorialStore.Sweep.Replace("1..30", "1..40", StringComparison.Ordinal);
        string plan = (await _rmsprop.RunWithInputAsync(grown, "plan", "-")).Done().Output;
        Assert.Contains("Stored already: 90 of 120 trials; to be computed: 30.", plan, StringComparison.Ordinal);
        JsonElement first = (await _rmsprop.RunWithInputAsync(grown, "plan", "-", "--trials", "--top", "3", "--format", "json")).Done().Json;
        Assert.Equal([1, 2, 3], first.EnumerateArray().Select(trial => trial.GetProperty("number").GetInt32()));
        Assert.Equal(1, (await _rmsprop.RunAsync("query", "select max(number) as n from revision", "--format", "json")).Done().Json[0].GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_what_is()
    {
        Assert.Contains("tutorial", (await _rmsprop.RunAsync("trials", "tutorail")).Mistake(), StringComparison.Ordinal);
        Assert.Contains("1 to 90", (await _rmsprop.RunAsync("trace", "sweep", "91")).Mistake(), StringComparison.Ordinal);
        Assert.Contains("x", (await _rmsprop.RunAsync("trace", "sweep", "1", "--format", "report")).Mistake(), StringComparison.Ordinal);
    }
}
