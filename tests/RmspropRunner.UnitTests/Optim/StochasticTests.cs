using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Problems.Stochastic;

namespace RmspropRunner.UnitTests.Optim;

public sealed class StochasticTests
{
    [Theory]
    [InlineData("noisy_rosenbrock", "rosenbrock")]
    [InlineData("noisy_beale", "beale")]
    [InlineData("noisy_branin", "branin")]
    public void Tilted_functions_have_a_linear_term_with_normal_coefficients(string name, string without)
    {
        Problem noisy = ProblemCatalog.Find(name)!;
        Problem exact = ProblemCatalog.Find(without)!;
        double[] x = [0.5, 1.5];
        (double value, double[] gradient) = Runs.Evaluate(exact, x);
        List<double> tilts = [];
        for (int i = 0; i < 5_000; i++)
        {
            (double seen, double[] slope) = Runs.Evaluate(noisy, x, (uint)(i % 50), i / 50);
            double[] tilt = [slope[0] - gradient[0], slope[1] - gradient[1]];
            Assert.Equal(tilt[0] * x[0] + tilt[1] * x[1], seen - value, 1e-11);
            tilts.AddRange(tilt);
        }

        Assert.Equal(0, tilts.Average(), 0.05);
        Assert.Equal(1, tilts.Average(tilt => tilt * tilt), 0.07);
        Assert.Equal(value, Runs.Loss(noisy, x));
        Assert.Equal(exact.Minimum!.Value, Runs.Loss(noisy, noisy.Minimiser!(2)), 1e-15);
        Assert.Equal(exact.CustomaryStart?.Invoke(2), noisy.CustomaryStart?.Invoke(2));
    }

    [Fact]
    public void The_noisy_quadratic_has_a_hundred_dimensions_and_the_documented_eigenvalues()
    {
        Assert.Equal(100, NoisyQuadratic.Definition.DefaultDimension);
        double[] eigenvalues = Quadratic.Eigenvalues(100);
        Assert.Equal(90, eigenvalues.Count(value => value is >= 0 and <= 1));
        Assert.Equal(10, eigenvalues.Count(value => value is >= 30 and <= 60));
        Assert.Equal(0.5, eigenvalues.Take(90).Average(), 0.12);
        Assert.Equal([1, 1, 2], new[] { 1, 10, 11 }.Select(n => Quadratic.Eigenvalues(n).Count(value => value > 1)));

        // Trace and sum of squares of a symmetric matrix are those of its eigenvalues.
        double[] matrix = Quadratic.Matrix(100);
        Assert.Equal(eigenvalues.Sum(), Enumerable.Range(0, 100).Sum(i => matrix[101 * i]), 1e-10);
        Assert.Equal(eigenvalues.Sum(value => value * value), matrix.Sum(value => value * value), 1e-8);
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(matrix[i], matrix[i % 100 * 100 + i / 100], 1e-14));
    }

    [Fact]
    public void The_noisy_quadratic_is_the_quadratic_about_another_normal_point_at_each_step()
    {
        Problem noisy = NoisyQuadratic.Definition;
        double[] matrix = Quadratic.Matrix(10);
        double[] x = [.. Enumerable.Range(0, 10).Select(i => 0.2 * i - 1)];
        double[] slope = [.. Enumerable.Range(0, 10).Select(i => Enumerable.Range(0, 10).Sum(j => matrix[10 * i + j] * x[j]))];
        double loss = 0.5 * Enumerable.Range(0, 10).Sum(i => x[i] * slope[i]);
        double trace = Enumerable.Range(0, 10).Sum(i => matrix[11 * i]);
        Assert.Equal(loss, Runs.Loss(noisy, x), 1e-12 * loss);
        Assert.Equal(0, Runs.Loss(noisy, new double[10]));

        const int count = 20_000;
        (double Objective, double[] Gradient)[] samples = [.. Enumerable.Range(0, count).Select(i => Runs.Evaluate(noisy, x, (uint)(i % 100), i / 100))];
        Assert.Equal(loss + trace / 2, samples.Average(sample => sample.Objective), 0.03 * (loss + trace / 2));
        for (int i = 0; i < 10; i++)
        {
            double deviation = Math.Sqrt(Enumerable.Range(0, 10).Sum(j => matrix[10 * i + j] * matrix[10 * i + j]));
            Assert.Equal(slope[i], samples.Average(sample => sample.Gradient[i]), 5 * deviation / Math.Sqrt(count));
        }
    }
}
