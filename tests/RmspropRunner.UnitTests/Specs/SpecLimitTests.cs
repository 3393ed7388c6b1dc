using System.Diagnostics;
using System.Text;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

public class SpecLimitTests
{
    /// <summary>Far above what a refusal takes, and far below what reading to the end would.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>For what reads a megabyte; expanding or comparing everything with everything would take far longer still.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_text_above_1_MiB_is_refused()
    {
        string yaml = SpecText.Example + "\n#" + new string('x', 1 << 20);
        Assert.Contains("bytes: at most 1048576 (1 MiB) are accepted.", RefusalSoon(yaml).Message);
        Assert.Contains("at most 1048576 (1 MiB)", ExperimentSpec.Parse(Encoding.UTF8.GetBytes(yaml)).Errors[0].Message);
        Assert.Contains("at most 1048576 (1 MiB)", Refusal(SpecText.Example + "\n#" + new string('€', 400_000)).Message);
    }

    [Fact]
    public void A_text_of_1_MiB_is_read()
    {
        string yaml = SpecText.Example + "\n#";
        Assert.True(ExperimentSpec.Parse(yaml + new string('x', (1 << 20) - yaml.Length)).IsValid);
    }

    [Fact]
    public void A_megabyte_of_values_is_read()
    {
        StringBuilder rates = new();
        for (int i = 1; rates.Length < 1_000_000; i++)
            rates.Append(i).Append(',');
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.WithOptimizer($"adagrad: {{ learning_rate: [{rates}] }}"));
        Assert.True(spec.Optimizers[0].Settings[0].Values.Count > 100_000);
    }

    [Fact]
    public void A_megabyte_of_seeds_in_disorder_is_read_soon()
    {
        StringBuilder seeds = new();
        for (uint i = 1; seeds.Length < 1_000_000; i++)
            seeds.Append(i * 2654435761u).Append(',');
        Stopwatch clock = Stopwatch.StartNew();
        Assert.True(SpecReadingTests.Read(SpecText.With($"seeds: [{seeds}]")).Seeds.Count > 80_000);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused(string opening)
    {
        string yaml = string.Concat(Enumerable.Repeat(opening, 100_000));
        Assert.Equal("This is nested more than 32 deep: a spec needs far less.", RefusalSoon(yaml).Message);
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        StringBuilder yaml = new("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (char level = 'b'; level <= 'z'; level++)
            yaml.Append(level).Append(": &").Append(level).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{(char)(level - 1)}", 9)).Append("]\n");
        SpecError error = RefusalSoon(yaml.ToString());
        Assert.Equal(6, error.Line);
        Assert.StartsWith("The aliases up to here repeat more than 100000 values", error.Message);
    }

    [Fact]
    public void A_thousand_mistakes_are_enough()
    {
        SpecResult result = ExperimentSpec.Parse(SpecText.WithOptimizer($"adagrad: {{ learning_rate: [{string.Concat(Enumerable.Repeat("0,", 300_000))}] }}"));
        Assert.Equal(1001, result.Errors.Count);
        Assert.Equal("There are more mistakes than these 1000.", result.Errors[^1].Message);
    }

    [Theory]
    [InlineData("problems", "spere,")]
    [InlineData("start", "x,")]
    [InlineData("seeds", "1-2,")]
    public void A_megabyte_of_mistakes_is_answered_soon(string key, string item)
    {
        string items = string.Concat(Enumerable.Repeat(item, 1_000_000 / item.Length));
        Stopwatch clock = Stopwatch.StartNew();
        SpecResult result = ExperimentSpec.Parse($"{key}: [{items}]");
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
        Assert.Equal(1001, result.Errors.Count);
        Assert.Equal("There are more mistakes than these 1000.", result.Errors[^1].Message);
    }

    [Fact]
    public void A_long_text_is_shortened_in_the_message()
    {
        SpecError error = Refusal(SpecText.With($"seeds: {new string('x', 10_000)}"));
        Assert.InRange(error.Message.Length, 60, 250);
    }

    [Fact]
    public void Many_large_ranges_are_refused_before_they_are_expanded()
    {
        string range = "{ from: 1, to: 2, count: 1000000 }";
        string optimizers = string.Join(", ", Enumerable.Repeat($"adagrad: {{ learning_rate: {range}, epsilon: {range} }}", 1000));
        Stopwatch clock = Stopwatch.StartNew();
        SpecResult result = ExperimentSpec.Parse(SpecText.WithOptimizer(optimizers));
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
        Assert.StartsWith("The ranges up to here have more than 1000000 values together: count fewer.", result.Errors[0].Message);
    }

    [Fact]
    public void A_plan_above_2_to_the_53_trials_is_refused()
    {
        const string Rate = "adagrad: { learning_rate: { from: 1, to: 2, count: 2048 } }";
        string problems = "[sphere: { dimension: { from: 1, to: 1024, count: 1024 } }]";
        string Spec(string seeds) => SpecText.With($"seeds: {seeds}", problems: problems, optimizers: $"[{Rate}]", iterations: "1");

        Assert.True(ExperimentSpec.Parse(Spec("0..4294967295")).IsValid);
        SpecError error = Refusal(Spec("0..4294967295").Replace("2048", "2049"));
        Assert.Equal((3, 13), (error.Line, error.Column));
        Assert.StartsWith("The plan has 9011597301252096 trials (problems × optimizers × starts × seeds): at most 2^53 (9007199254740992)", error.Message);
    }

    [Fact]
    public void A_plan_beyond_all_integers_is_counted_too()
    {
        const string Range = "{ from: 0.1, to: 0.9, count: 10000 }";
        SpecError error = Refusal(SpecText.With("seeds: 0..4294967295",
            optimizers: $"[rmsprop: {{ learning_rate: {Range}, rho: {Range}, epsilon: {Range}, momentum: {Range}, weight_decay: {Range} }}]"));
        Assert.StartsWith("The plan has about 4.29E+029 trials", error.Message);
    }

    [Fact]
    public void More_than_100000_dimensions_are_refused()
    {
        SpecError error = Refusal(SpecText.With("trace: { every: 0 }",
            problems: "[sphere: { dimension: { from: 1, to: 100000, count: 100000 } }, ackley]"));
        Assert.Equal(new SpecError(2, 11, "The problems have 100001 dimensions together: at most 100000 are accepted; list fewer."), error);
    }

    [Theory]
    [InlineData("10000000", "", 4, "The trace of one trial takes up to 419 MiB (10000001 points, each with 2 parameters of sphere): at most 256 MiB are accepted; thin it with trace: { every: N } or { log: N }, or leave out x.")]
    [InlineData("10000000", "trace: { x: false }", 5, "The trace of one trial takes up to 267 MiB (10000001 points): ")]
    public void A_trace_that_no_memory_holds_is_refused(string iterations, string rest, int line, string message)
    {
        SpecError error = Refusal(SpecText.With(rest, iterations: iterations));
        Assert.Equal(line, error.Line);
        Assert.StartsWith(message, error.Message);
    }

    [Theory]
    [InlineData("trace: { every: 10 }")]
    [InlineData("trace: { log: 1000 }")]
    [InlineData("trace: { every: 0 }")]
    public void A_thinned_trace_is_accepted(string trace) =>
        Assert.True(ExperimentSpec.Parse(SpecText.With(trace, iterations: "20000000")).IsValid);

    /// <summary>Each is small, or within the megabyte, and took minutes or gigabytes before it was refused.</summary>
    public static TheoryData<string, string, string> Traps
    {
        get
        {
            string pairs = string.Join(",", Enumerable.Repeat("[0,1]", 50_000));
            string coordinates = string.Join(",", Enumerable.Range(0, 50_000));
            string sums = "formula: { expression: 'sum(i = 1..200, sum(j = 1..200, sum(k = 1..100, x[1]*i*j*k)))', bounds: [0, 1], dimension: { from: 1, to: 100, count: 100 } }, ";
            string sines = $"formula: {{ expression: '{string.Join('+', Enumerable.Range(0, 700).Select(i => $"sin(x[1]*{i})"))}', bounds: [0, 1], dimension: {{ from: 1, to: 100, count: 100 }} }}, ";
            string overlapping = string.Concat(Enumerable.Range(1, 2000).Select(i => $"rmsprop: {{ learning_rate: [{i}, 2, 3], rho: [0.9, 0.5], epsilon: [1, 2, {i}] }}, "));
            string tangled = string.Concat(Enumerable.Range(1, 60).Select(i =>
                $"rmsprop: {{ learning_rate: [{Some(i)}], epsilon: [{Some(i * 3)}], momentum: [{Some(i * 5, "0.0")}], weight_decay: [{Some(i * 7)}] }}, "));
            return new()
            {
                { $"[{string.Concat(Enumerable.Repeat(sums, 100))}]", "[rmsprop]", "The formulas up to here have more than 500000 operations" },
                { $"[{string.Concat(Enumerable.Repeat(sines, 50))}]", "[rmsprop]", "The formulas up to here have more than 500000 operations" },
                { $"[formula: {{ expression: '{string.Join('+', Enumerable.Repeat("x[1]", 1600))}', bounds: [0, 1], rotation: {{ from: 0, to: 99999, count: 100000 }} }}]", "[rmsprop]", "The problems up to here, written out for each combination" },
                { $"[sphere: {{ dimension: 50000, shift: [{coordinates}], noise: {{ from: 0.1, to: 1, count: 100000 }} }}]", "[rmsprop]", "The problems up to here, written out for each combination" },
                { $"[sphere: {{ dimension: 50000, bounds: [{pairs}], noise: {{ from: 0.1, to: 1, count: 100000 }} }}]", "[rmsprop]", "The problems up to here, written out for each combination" },
                { "[logistic_regression: { data: blobs, l2: { from: 1, to: 2, count: 500000 }, batch_size: { from: 1, to: 200, count: 200 } }]", "[rmsprop]", "This entry has 100000000 combinations of parameters: at most 100000 are accepted" },
                { "[sphere: { dimension: 100000, rotation: 1 }]", "[rmsprop]", "100000 is not a dimension of sphere: it takes a whole number from 1 to 500" },
                { "[sphere: { dimension: { from: 1, to: 100000, count: 100000 } }]", $"[{string.Concat(Enumerable.Range(1, 3000).Select(i => $"rmsprop: {{ learning_rate: {i} }}, "))}]", "3000 entries for optimizers on as many problems are 300000000 pairs: at most 1000000 are accepted" },
                { "[sphere]", $"[{overlapping}]", "These entries have too many values to find what several for the same optimizer have in common" },
                { "[sphere]", $"[{tangled}]", "These entries have too many values to find what several for the same optimizer have in common" },
            };

            static string Some(int salt, string before = "") =>
                string.Join(", ", Enumerable.Range(1, 60).Where(value => value * (salt + 11) * 2654435761u % 7 < 4).Select(value => $"{before}{value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Traps))]
    public void What_would_take_long_to_plan_is_refused(string problems, string optimizers, string message)
    {
        Stopwatch clock = Stopwatch.StartNew();
        SpecError error = Refusal(SpecText.With("trace: { every: 0 }", problems: problems, optimizers: optimizers));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    [Fact]
    public void Large_networks_take_no_memory_for_each_of_their_weights()
    {
        // A list of the bounds of every weight would be 13 MB for each of these.
        string problems = string.Concat(Enumerable.Range(0, 1000).Select(i => $"multilayer_perceptron: {{ data: spirals, hidden: [900, 900], l2: {i} }}, "));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.With("trace: { every: 0 }", problems: $"[{problems}]"));
        Assert.Equal(1000, spec.Problems.Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200 << 20);
    }

    [Fact]
    public void Many_entries_for_columns_of_one_file_are_read_soon()
    {
        string names = string.Join(',', Enumerable.Range(0, 2000).Select(i => $"c{i}"));
        string rows = string.Concat(Enumerable.Repeat($"{string.Join(',', Enumerable.Repeat("1", 2000))}\\n{string.Join(',', Enumerable.Repeat("0", 2000))}\\n", 20));
        string problems = string.Concat(Enumerable.Range(0, 2000).Select(i => $"logistic_regression: {{ data: {{ file: a, target: c{i} }} }}, "));
        Stopwatch clock = Stopwatch.StartNew();
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.With($"trace: {{ every: 0 }}\ndata: {{ a: \"{names}\\n{rows}\" }}", problems: $"[{problems}]"));
        Assert.Equal(2000, spec.Problems.Count);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    private static SpecError Refusal(string yaml) => Assert.Single(ExperimentSpec.Parse(yaml).Errors);

    private static SpecError RefusalSoon(string yaml)
    {
        Stopwatch clock = Stopwatch.StartNew();
        SpecError error = Refusal(yaml);
        Assert.True(clock.Elapsed < Soon, $"{clock.Elapsed}");
        return error;
    }
}
