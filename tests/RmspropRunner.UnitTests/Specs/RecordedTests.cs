using System.Globalization;
using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;
using RmspropRunner.UnitTests.Reference;
using RmspropRunner.UnitTests.Specs.Files;

namespace RmspropRunner.UnitTests.Specs;

/// <summary>Gradients from a file, as users record them in their own training.</summary>
public sealed class RecordedTests : IDisposable
{
    private readonly SpecFiles _files = new();

    /// <summary>Cases of the reference, and what a user writes for them.</summary>
    public static TheoryData<int, string> Torch => new()
    {
        { 0, "rmsprop: { learning_rate: 0.01, rho: 0.99, epsilon: 1e-8 }" },
        { 1, "rmsprop: { learning_rate: 0.05, rho: 0.9, epsilon: 1e-3 }" },
        { 2, "rmsprop: { learning_rate: 0.01, rho: 0.95, epsilon: 1e-8, momentum: 0.9 }" },
        { 3, "rmsprop: { learning_rate: 0.01, rho: 0.9, epsilon: 1e-6, centered: true }" },
        { 4, "rmsprop: { learning_rate: 0.01, rho: 0.9, epsilon: 1e-6, centered: true, momentum: 0.5 }" },
        { 5, "rmsprop: { learning_rate: 0.02, rho: 0.99, epsilon: 1e-8, weight_decay: 0.1 }" },
        { 6, "gradient_descent: { learning_rate: 0.1 }" },
        { 7, "momentum: { learning_rate: 0.05, momentum: 0.9 }" },
        { 8, "nesterov: { learning_rate: 0.05, momentum: 0.9 }" },
        { 10, "adagrad: { learning_rate: 0.1, epsilon: 1e-10 }" },
        { 11, "adagrad: { learning_rate: 0.1, epsilon: 1e-10, initial_accumulator: 0.1 }" },
    };

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Torch))]
    public void Torch_s_parameters_come_out_of_its_gradients(int index, string optimizer)
    {
        JsonElement reference = ReferenceFile.Read("torch-open-loop.json").GetProperty("cases")[index];
        double[][] gradients = [.. reference.GetProperty("gradients").EnumerateArray().Select(row => row.Doubles())];
        double[][] expected = [.. reference.GetProperty("parameters").EnumerateArray().Select(row => row.Doubles())];
        _files.With("gradients.csv", "w1,w2,b\r\n" + string.Concat(gradients.Select(row => Text(row) + "\r\n")));
        TraceBuffer trace = Run(SpecText.With(
            $"start: [{Text(reference.GetProperty("start").Doubles())}]",
            problems: "[recorded: { file: gradients.csv }]",
            optimizers: $"[{optimizer}]",
            iterations: $"{gradients.Length}"));

        Assert.Equal(gradients.Length + 1, trace.PointCount(0));
        for (int k = 0; k < gradients.Length; k++)
        {
            ReadOnlySpan<double> x = trace.X(trace.FirstRow(0) + k + 1);
            for (int i = 0; i < x.Length; i++)
                Assert.Equal(expected[k][i], x[i], 1e-12 * Math.Abs(expected[k][i]));
        }
    }

    [Fact]
    public void The_objective_is_the_row_times_x_and_the_last_row_looks_at_the_end()
    {
        _files.With("g.csv", "1,0\n0,2\n");
        TraceBuffer trace = Run(SpecText.With(
            "start: [3, 4]", problems: "[recorded: { file: g.csv }]", optimizers: "[gradient_descent: { learning_rate: 1 }]", iterations: "2"));
        Assert.Equal([3, 8, 4], Enumerable.Range(0, 3).Select(trace.Objective));
        Assert.Equal([1, 2, 2], Enumerable.Range(0, 3).Select(trace.GradientNorm));
        Assert.Equal([2, 2], trace.X(2).ToArray());
    }

    [Fact]
    public void Every_width_has_the_same_bits()
    {
        _files.With("g.csv", string.Concat(Enumerable.Range(1, 50).Select(k => FormattableString.Invariant($"{1.0 / k:R},{k * 0.7:R},{0.1 - k:R}\n"))));
        string yaml = SpecText.With("seeds: 1..9", problems: "[recorded: { file: g.csv }]", optimizers: "[rmsprop, adagrad: { learning_rate: 0.3 }]", iterations: "50");
        string scalar = Bits(Run(yaml, LaneWidth.Scalar));
        Assert.All(LaneWidths.All, width => Assert.Equal(scalar, Bits(Run(yaml, width))));
    }

    [Theory]
    [InlineData("recorded", "10", 2, 12, "'file' is missing: recorded needs it")]
    [InlineData("recorded: { bounds: [0, 1] }", "10", 2, 22, "'file' is missing: recorded needs it; it takes a CSV file, one gradient a row.")]
    [InlineData("recorded: { file: ~ }", "10", 2, 30, "Nothing is not a file: it takes the path of one, or a name under 'data'.")]
    [InlineData("recorded: { file: 5 }", "10", 2, 30, "5 is not a file: it takes the path of one, or a name under 'data'. Put it in quotes.")]
    [InlineData("recorded: { file: [] }", "10", 2, 30, "An empty list is not a file")]
    [InlineData("recorded: { file: bad.csv }", "2", 2, 30, "'bad.csv' is not a CSV file of numbers: row 2, column 1: 'x' is not a finite number.")]
    [InlineData("recorded: { file: g.csv, dimension: 3 }", "2", 2, 48, "3 is not a dimension of recorded: it takes 2")]
    [InlineData("recorded: { file: g.csv }", "4", 4, 13, "4 iterations are more than the 3 that recorded 54ec5cd5 has gradients for: it takes as many or fewer.")]
    public void Mistakes_have_their_places(string problem, string iterations, int line, int column, string message)
    {
        _files.With("bad.csv", "1,2\nx,4").With("g.csv", "1,2\n3,4\n5,6");
        SpecError error = Assert.Single(_files.Parse(SpecText.With("", problems: $"[{problem}]", iterations: iterations)).Errors);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_needs_as_many_coordinates_as_there_are_columns()
    {
        _files.With("g.csv", "1,2,3");
        SpecError error = Assert.Single(_files.Parse(SpecText.With("start: [1, 2]", problems: "[recorded: { file: g.csv }]", iterations: "1")).Errors);
        Assert.Contains("does not fit recorded", error.Message, StringComparison.Ordinal);
    }

    private static string Text(double[] values) => string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Bits(TraceBuffer trace) => string.Join(' ', Enumerable.Range(0, trace.TrialCount).SelectMany(trial =>
        Enumerable.Range(trace.FirstRow(trial), trace.PointCount(trial)).SelectMany(row =>
            (double[])[trace.Objective(row), trace.GradientNorm(row), trace.StepNorm(row), .. trace.X(row)])).Select(BitConverter.DoubleToInt64Bits));

    private TraceBuffer Run(string yaml, LaneWidth width = LaneWidth.Scalar)
    {
        SpecResult result = _files.Parse(yaml);
        Assert.Empty(result.Errors);
        ExperimentPlan plan = new(result.Spec!);
        TraceBuffer trace = new();
        new ShardRunner(plan, width).Run(new Shard(1, (int)plan.Count / plan.Parts.Count()), trace, _ => { }, CancellationToken.None);
        return trace;
    }
}
