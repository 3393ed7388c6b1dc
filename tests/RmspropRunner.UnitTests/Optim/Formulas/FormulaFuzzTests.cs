using System.Diagnostics;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.UnitTests.Optim.Formulas;

public sealed class FormulaFuzzTests
{
    private static readonly string[] Scraps =
    [
        "x", "x[1]", "x[i]", "x[n]", "[", "]", "(", ")", "+", "-", "*", "/", "^", ",", "=", "..", ".", "1", "2.5", "0", "1e9", "1e-9", "e", "pi", "n", "i", "j",
        "sum(i = 1..n, ", "prod(j = 1..n, ", "sin(", "min(", "exp(", "log(", "sqrt(", "pow(", "abs(", " ", "\n", "\0", "é", "😀", "^-1", "1..", "99999999999999999999",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Scraps_at_random_are_read_or_refused_with_a_place_and_soon(int seed)
    {
        Random random = new(seed);
        int valid = 0;
        for (int i = 0; i < 4000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Scraps[random.Next(Scraps.Length)]));
            Stopwatch clock = Stopwatch.StartNew();
            FormulaResult result = Formula.Parse(text);
            FormulaError? error = result.Error ?? result.Formula!.Check(3);
            if (error is null)
            {
                result.Formula!.Evaluate(1, 2, 3);
                valid++;
            }
            else
            {
                Assert.InRange(error.Position, 0, text.Length);
                Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }

            Assert.True(clock.ElapsedMilliseconds < 5000, text);
        }

        Assert.True(valid > 20, "Some of the texts have to be formulas.");
    }

    [Fact]
    public void Characters_at_random_are_read_or_refused()
    {
        Random random = new(3);
        for (int i = 0; i < 4000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000)));
            FormulaResult result = Formula.Parse(text);
            Assert.True(result.IsValid || (result.Error.Position >= 0 && result.Error.Position <= text.Length), text);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Trees_at_random_compute_what_they_say_with_the_right_slopes_and_the_same_bits_at_every_width(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 60; i++)
        {
            RandomFormula tree = RandomFormula.Make(random, depth: 5, indices: []);
            Formula formula = FormulaRuns.Read(tree.Text);
            Assert.Null(formula.Check(3));
            double[][] points = FormulaRuns.Points(random.Next(), 9, 3, 0.4, 1.4);
            (double[] expected, double[][] expectedGradients) = FormulaRuns.Evaluate(formula.Kernel(3, LaneWidth.Scalar), points, LaneWidth.Scalar);
            for (int point = 0; point < points.Length; point++)
            {
                double value = tree.Value(points[point], []);
                Assert.True(Near(value, expected[point], 1e-10, Math.Abs(value)), $"{tree.Text}: {expected[point]} instead of {value}");
                for (int k = 0; k < 3; k++)
                {
                    double slope = Slope(tree, points[point], k, out double error);
                    double tolerance = error + 1e-6 * expectedGradients[point].Append(1).Max(Math.Abs);
                    Assert.True(
                        !double.IsFinite(slope) || Math.Abs(slope - expectedGradients[point][k]) <= tolerance,
                        $"{tree.Text} at [{string.Join(", ", points[point])}]: ∂/∂x[{k + 1}] is {expectedGradients[point][k]} instead of {slope}");
                }
            }

            foreach (LaneWidth width in LaneWidths.All)
            {
                (double[] objectives, double[][] gradients) = FormulaRuns.Evaluate(formula.Kernel(3, width), points, width);
                Assert.Equal(expected, objectives);
                Assert.Equal(expectedGradients, gradients);
            }
        }
    }

    private static bool Near(double a, double b, double relative, double scale) => a.Equals(b) || Math.Abs(a - b) <= relative * Math.Max(1, scale);

    /// <summary>The slope by central differences, and by how much a wider step's differs.</summary>
    private static double Slope(RandomFormula tree, double[] x, int k, out double error)
    {
        double narrow = Difference(1e-6);
        double wide = Difference(4e-6);
        error = 3 * Math.Abs(wide - narrow);
        return narrow;

        double Difference(double step)
        {
            double[] up = [.. x];
            double[] down = [.. x];
            up[k] += step;
            down[k] -= step;
            return (tree.Value(up, []) - tree.Value(down, [])) / (up[k] - down[k]);
        }
    }
}
