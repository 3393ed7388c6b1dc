using System.Diagnostics;
using System.Text.Json;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Learning.Batches;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;
using RmspropRunner.UnitTests.Optim;
using RmspropRunner.UnitTests.Reference;

namespace RmspropRunner.UnitTests.Learning;

public sealed class LearningCurveTests
{
    private const int Steps = 100;
    private const uint Seed = 5;

    [TorchTheory]
    [InlineData("tanh", 0.0)]
    [InlineData("relu", 0.9)]
    [InlineData("tanh of a number", 0.0)]
    [InlineData("relu of a number", 0.0)]
    public async Task A_perceptron_learns_as_torchs_does_from_the_same_weights_and_batches(string name, double momentum)
    {
        const int batchSize = 7;
        LearningProblem learning = LearningCases.Of(name, batchSize);
        Problem problem = learning.ToProblem("");
        double[] start = LearningCases.Point(problem, Seed);
        OptimizerVariant torch = Runs.Variant("rmsprop", "torch");
        double[] settings = [0.001, 0.99, 1e-8, momentum, 0, 0];
        (TrialBatch batch, TraceBuffer trace) = Train(problem, torch, settings, start, Steps);

        DataRows rows = learning.Data.Training;
        JsonElement theirs = await TorchAsync(JsonSerializer.Serialize(new
        {
            sizes = learning.Sizes,
            activation = learning.Activation == Activation.Tanh ? "tanh" : "relu",
            loss = learning.Loss == Loss.SquaredError ? "squared_error" : "cross_entropy",
            x = start,
            rows = Enumerable.Range(0, rows.Count).Select(row => rows.Row(row).ToArray()),
            targets = rows.Targets,
            batches = Batches(rows.Count, batchSize),
            learning_rate = settings[0],
            alpha = settings[1],
            eps = settings[2],
            momentum,
        }));

        double[] losses = theirs.GetProperty("losses").Doubles();
        Assert.Equal(Steps, losses.Length);
        Assert.True(losses[^5..].Average() < losses[..5].Average(), "The last epoch costs less than the first.");
        for (int i = 0; i < Steps; i++)
            Assert.Equal(losses[i], trace.Objective(trace.FirstRow(0) + i), 1e-9);
        Assert.All(theirs.GetProperty("x").Doubles().Zip(batch.Final(0).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void A_logistic_regression_by_rmsprop_tells_blobs_apart()
    {
        LearningProblem learning = LearningCases.Of("logistic", 16) with { Data = LearningCases.Clouds(2, rows: 200, test: 0.2) };
        Problem problem = learning.ToProblem("");
        (TrialBatch batch, _) = Train(problem, Runs.Variant("rmsprop", "torch"), [0.01, 0.99, 1e-8, 0, 0, 0], new double[3], 1000);

        double[] before = LearningCases.Measure(problem, new double[3]);
        double[] after = LearningCases.Measure(problem, batch.Final(0).ToArray());
        Assert.Equal(0.6931471805599453, before[(int)PointMetric.Loss], 1e-12);
        Assert.InRange(after[(int)PointMetric.Loss], 0, 0.05);
        Assert.InRange(after[(int)PointMetric.Accuracy], 0.98, 1);
        Assert.InRange(after[(int)PointMetric.TestLoss], 0, 0.1);
        Assert.InRange(after[(int)PointMetric.TestAccuracy], 0.95, 1);
    }

    [Fact]
    public void A_perceptron_winds_itself_around_spirals_that_a_linear_model_cannot_part()
    {
        LearningData arms = LearningCases.Arms(rows: 150);
        Problem perceptron = (LearningCases.Of("tanh", 30) with { Data = arms, Hidden = [16, 16] }).ToProblem("");
        Problem linear = (LearningCases.Of("softmax", 30) with { Data = arms }).ToProblem("");
        OptimizerVariant torch = Runs.Variant("rmsprop", "torch");
        double[] settings = [0.01, 0.99, 1e-8, 0, 0, 0];
        double byPerceptron = Accuracy(perceptron, LearningCases.Point(perceptron, 1));
        double byLinear = Accuracy(linear, new double[9]);
        Assert.InRange(byPerceptron, 0.95, 1);
        Assert.InRange(byLinear, 0.3, 0.75);

        double Accuracy(Problem problem, double[] start) =>
            LearningCases.Measure(problem, Train(problem, torch, settings, start, 1500).Batch.Final(0).ToArray())[(int)PointMetric.Accuracy];
    }

    [Fact]
    public void Least_squares_finds_what_the_targets_were_made_of()
    {
        DataShape shape = new(50, 3, 0);
        LearningData exact = new("exact", shape, () => RmspropRunner.Optim.Learning.Data.Generated.Line.Make(shape, 0, 1), new DataSplit(0.2, 1), isStandardised: false);
        Problem problem = (LearningCases.Of("least squares", 10) with { Data = exact }).ToProblem("");
        (TrialBatch batch, _) = Train(problem, Runs.Variant("gradient_descent"), [0.1], new double[4], 1000);
        double[] measured = LearningCases.Measure(problem, batch.Final(0).ToArray());
        Assert.InRange(measured[(int)PointMetric.Loss], 0, 1e-20);
        Assert.InRange(measured[(int)PointMetric.TestLoss], 0, 1e-20);
        Assert.True(double.IsNaN(measured[(int)PointMetric.Accuracy]));
        Assert.True(double.IsNaN(measured[(int)PointMetric.TestAccuracy]));
    }

    private static (TrialBatch Batch, TraceBuffer Trace) Train(
        Problem problem, OptimizerVariant variant, double[] settings, double[] start, int iterations) =>
        Runs.Run(problem, variant, settings, [start], new RunRules(iterations, StopRules.None, TraceRules.Everything), LaneWidths.Default, [Seed]);

    private static IEnumerable<int[]> Batches(int rows, int size)
    {
        BatchPlan plan = new(rows, size);
        foreach (Batch batch in Enumerable.Range(0, Steps).Select(plan.At))
        {
            RowOrder order = plan.Order(Seed, batch.Epoch);
            yield return [.. Enumerable.Range(batch.First, batch.Count).Select(place => order[place])];
        }
    }

    private static async Task<JsonElement> TorchAsync(string task)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "torch_curve.py");
        ProcessStartInfo start = new(TorchTheoryAttribute.Python, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process python = Process.Start(start)!;
        Task<string> errors = python.StandardError.ReadToEndAsync();
        Task<string> output = python.StandardOutput.ReadToEndAsync();
        await python.StandardInput.WriteAsync(task);
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
