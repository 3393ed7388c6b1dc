using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class ProblemTests
{
    public static TheoryData<string> Names => [.. ProblemCatalog.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_the_slopes_that_central_differences_find(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Mt19937 random = new(3);
        foreach (int dimension in Dimensions(problem))
        {
            for (int point = 0; point < 50; point++)
            {
                double[] x = [.. Enumerable.Range(0, dimension)
                    .Select(i => Runs.Uniform(problem, i, random))];
                double[] gradient = Evaluate(problem, x).Gradient;
                double scale = gradient.Max(Math.Abs);
                for (int i = 0; i < dimension; i++)
                {
                    double step = 1e-5 * Math.Max(1, Math.Abs(x[i]));
                    double slope = (At(x, i, step) - At(x, i, -step)) / (2 * step);
                    Assert.True(
                        Math.Abs(slope - gradient[i]) <= 2e-6 * Math.Max(scale, 1),
                        $"{name}, n = {dimension}, x = [{string.Join(", ", x)}], i = {i}: {gradient[i]} instead of {slope}");
                }
            }
        }

        double At(double[] x, int i, double step)
        {
            double[] moved = [.. x];
            moved[i] += step;
            return Evaluate(problem, moved).Objective;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_declared_minimiser_has_the_declared_minimum_and_no_slope(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        foreach (int dimension in Dimensions(problem))
        {
            (double objective, double[] gradient) = Evaluate(problem, problem.Minimiser!(dimension));
            Assert.Equal(problem.Minimum!.Value, objective, 1e-15);
            Assert.All(gradient, slope => Assert.Equal(0, slope, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_point_of_the_domain_is_lower_than_the_declared_minimum(string name)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Mt19937 random = new(11);
        foreach (int dimension in Dimensions(problem))
        {
            for (int point = 0; point < 500; point++)
            {
                double[] x = [.. Enumerable.Range(0, dimension)
                    .Select(i => Runs.Uniform(problem, i, random))];
                Assert.True(Evaluate(problem, x).Objective >= problem.Minimum);
            }
        }
    }

    [Theory]
    [InlineData("sphere", new[] { 3.0, -4.0 }, 25)]
    [InlineData("ellipsoid", new[] { 1.0, 1.0, 1.0 }, 1001001)]
    [InlineData("ellipsoid", new[] { 3.0 }, 9)]
    [InlineData("rosenbrock", new[] { -1.2, 1.0 }, 24.2)]
    [InlineData("rosenbrock", new[] { 0.0, 0.0, 0.0 }, 2)]
    [InlineData("rastrigin", new[] { 1.0, 0.5 }, 21.25)]
    [InlineData("ackley", new[] { 1.0, 1.0 }, 3.6253849384403627)]
    [InlineData("himmelblau", new[] { 0.0, 0.0 }, 170)]
    [InlineData("himmelblau", new[] { -3.779310253377747, -3.283185991286170 }, 0)]
    [InlineData("beale", new[] { 1.0, 1.0 }, 14.203125)]
    [InlineData("booth", new[] { 0.0, 0.0 }, 74)]
    public void Values_are_the_published_ones(string name, double[] x, double expected) =>
        Assert.Equal(expected, Evaluate(ProblemCatalog.Find(name)!, x).Objective, 1e-12 * Math.Max(1, Math.Abs(expected)));

    private static IEnumerable<int> Dimensions(Problem problem) => new[] { 1, 2, 3, 10 }.Where(problem.Dimensions.Contains);

    private static (double Objective, double[] Gradient) Evaluate(Problem problem, double[] x)
    {
        LaneBlock block = new(new BlockRows(x.Length, 0, 0, false, false), 1, LaneWidth.Scalar) { Count = 1 };
        for (int i = 0; i < x.Length; i++)
            block[block.Layout.X + i, 0] = x[i];
        problem.Kernel(x.Length, LaneWidth.Scalar).Evaluate(block, 0);
        return (block[block.Layout.Objective, 0], [.. Enumerable.Range(0, x.Length).Select(i => block[block.Layout.Gradient + i, 0])]);
    }
}
