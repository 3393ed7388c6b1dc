using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;
using RmspropRunner.UnitTests.Optim;

namespace RmspropRunner.UnitTests.Specs.Forms;

/// <summary>Formulas that are moved, turned, stretched and noisy, as functions can be.</summary>
public sealed class FormulaTransformationTests
{
    private const string Named = "formula: { expression: \"(1-x)^2 + 3*y^2 + sin(x*y) + exp(z/2)\", bounds: { x: [-1, 1], y: [-2, 3], z: [0, 1] }";
    private const string Counted = "formula: { expression: \"sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)\", bounds: [-2, 2], dimension: [2, 5]";

    public static TheoryData<string> Problems =>
    [
        $"{Named}, shift: [0.5, 1, -2] }}",
        $"{Named}, rotation: 7 }}",
        $"{Named}, scale: 0.3 }}",
        $"{Named}, conditioning: 100 }}",
        $"{Named}, shift: -0.25, rotation: 1, scale: 2, conditioning: 10 }}",
        $"{Counted}, shift: 0.5, rotation: 3, scale: 0.7, conditioning: 30 }}",
    ];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Gradients_are_the_slopes_that_central_differences_find(string problem)
    {
        foreach ((Problem moved, int dimension, double[][] points) in Read(problem, 5))
        {
            foreach (double[] x in points)
            {
                double[] gradient = Runs.Evaluate(moved, x).Gradient;
                double scale = Math.Max(1, gradient.Max(Math.Abs));
                for (int i = 0; i < dimension; i++)
                {
                    double step = 3e-6 * Math.Max(1, Math.Abs(x[i]));
                    double slope = (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
                    Assert.Equal(slope, gradient[i], 1e-5 * scale);

                    double At(double by)
                    {
                        double[] beside = [.. x];
                        beside[i] += by;
                        return Runs.Evaluate(moved, beside).Objective;
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_bits_are_the_same_at_every_width_and_in_shards_of_every_size(string problem)
    {
        const int count = 19;
        string noisy = $"{problem[..^2]}, noise: {{ value: 0.01, gradient: 0.02, relative_gradient: 0.1 }} }}";
        OptimizerVariant variant = Runs.Variant("rmsprop", "torch");
        double[] settings = [.. variant.Hyperparameters.Select(hyperparameter => hyperparameter.Default!.Value)];
        RunRules rules = new(25, new StopRules { Stagnation = new(5, 0) }, new TraceRules { PerDecade = 10, RecordsX = true });
        foreach ((Problem moved, _, double[][] starts) in Read(noisy, count))
        {
            string[] expected = Trials(1, LaneWidth.Scalar);
            Assert.Equal(count, expected.Distinct().Count());
            foreach (LaneWidth width in LaneWidths.All)
                Assert.All(new[] { 1, 7, count }, size => Assert.Equal(string.Join('\n', expected), string.Join('\n', Trials(size, width))));

            string[] Trials(int size, LaneWidth width) => [.. starts.Chunk(size).Select((shard, i) =>
            {
                (TrialBatch batch, TraceBuffer trace) = Runs.Run(moved, variant, settings, shard, rules, width, seeds: [.. Enumerable.Range(size * i, shard.Length).Select(seed => (uint)seed)]);
                return Runs.Bits(batch, trace);
            })];
        }
    }

    [Fact]
    public void A_formula_moves_as_the_function_that_it_is_written_after_where_the_minimiser_is_0()
    {
        const string moves = "dimension: 3, bounds: [-5.12, 5.12], shift: [0.5, -1, 2], rotation: 5, scale: 0.5, conditioning: 9";
        IReadOnlyList<ProblemEntry> problems = SpecReadingTests.Read(SpecText.WithProblem(
            $"sphere: {{ {moves} }}, formula: {{ expression: 'sum(i = 1..n, x[i]^2)', {moves} }}")).Problems;
        foreach (double[] x in Points(3, 10, problems[0]))
        {
            (double objective, double[] gradient) = Runs.Evaluate(problems[0].Problem, x);
            (double written, double[] writtenGradient) = Runs.Evaluate(problems[1].Problem, x);
            Assert.Equal(objective, written);
            Assert.Equal(gradient, writtenGradient);
        }
    }

    [Fact]
    public void The_loss_of_a_noisy_formula_is_its_value_without_noise()
    {
        Problem noisy = SpecReadingTests.Read(SpecText.WithProblem("formula: { expression: x^2, bounds: { x: [-1, 1] }, shift: 1, noise: 3 }")).Problems[0].Problem;
        Assert.Equal(4, Runs.Loss(noisy, [3]));
        Assert.NotEqual(4, Runs.Evaluate(noisy, [3]).Objective);
    }

    private static IEnumerable<(Problem Problem, int Dimension, double[][] Points)> Read(string problem, int count)
    {
        ProblemEntry entry = Assert.Single(SpecReadingTests.Read(SpecText.WithProblem(problem)).Problems);
        return entry.Dimensions.Select(dimension => (entry.Problem, dimension, Points(dimension, count, entry)));
    }

    private static double[][] Points(int dimension, int count, ProblemEntry entry)
    {
        Mt19937 random = new(3);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimension).Select(i =>
        {
            Interval bounds = entry.Bounds[entry.Bounds.Count == 1 ? 0 : i];
            return bounds.Low + (bounds.High - bounds.Low) * random.NextDouble();
        }).ToArray())];
    }
}
