using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>A few trials of many parameters have these in the vectors' lanes, and the bits of trials side by side.</summary>
public sealed class AloneTests
{
    private static readonly RunRules Rules = new(
        60,
        new StopRules { GradientNorm = 1e-9, Stagnation = new(40, 1e-12), DivergeAbove = 1e12 },
        new TraceRules { PerDecade = 10, RecordsX = true });

    public static TheoryData<string> Problems =>
        [.. ProblemCatalog.All.Where(problem => problem.Dimensions.Contains(99)).Select(problem => problem.Name)];

    public static TheoryData<string> Optimizers => [.. OptimizerCatalog.All.Select(optimizer => optimizer.Name)];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Every_problem_gives_the_same_bits(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        foreach (int dimension in (int[])[32, 33, 41, 96, 99])
            AssertSame(problem, new Method("rmsprop", "torch"), dimension, 1);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_gives_the_same_bits(string name)
    {
        foreach (OptimizerVariant variant in OptimizerCatalog.Find(name)!.Variants)
        {
            AssertSame(Rosenbrock.Definition, new Method(name, variant.Name), 70, 2);
            foreach (string common in variant.CommonHyperparameters.Select(common => common.Name))
                AssertSame(Rosenbrock.Definition, new Method(name, variant.Name, (common, 0.7)), 70, 1);
            AssertSame(Rosenbrock.Definition, new Method(name, variant.Name, "one_cycle", []), 70, 1);
        }
    }

    [Fact]
    public void A_trial_that_leaves_the_numbers_diverges_in_the_same_iteration()
    {
        Method method = new("gradient_descent", null, ("learning_rate", 0.1));
        AssertSame(Rosenbrock.Definition, method, 64, 2);
    }

    private static void AssertSame(Problem problem, Method method, int dimension, int trials)
    {
        Mt19937 random = new(11);
        double[][] starts =
            [.. Enumerable.Range(0, trials).Select(_ => Enumerable.Range(0, dimension).Select(i => Runs.Uniform(problem, i, random)).ToArray())];
        (TrialBatch batch, TraceBuffer trace) = Runs.Run(problem, method, starts, Rules, LaneWidth.Scalar);
        string expected = Runs.Bits(batch, trace);
        foreach (LaneWidth width in LaneWidths.All)
        {
            (batch, trace) = Runs.Run(problem, method, starts, Rules, width);
            Assert.True(expected == Runs.Bits(batch, trace), $"{trials} trials of {method} on {problem.Name} in {dimension} dimensions at width {width}");
        }
    }
}
