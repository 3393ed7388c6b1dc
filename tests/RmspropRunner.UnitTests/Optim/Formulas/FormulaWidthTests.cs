using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.UnitTests.Optim.Formulas;

/// <summary>A formula's bits depend neither on the vector width nor on the neighbours.</summary>
public sealed class FormulaWidthTests
{
    [Theory]
    [InlineData("sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)")]
    [InlineData("sin(x[1]*x[2]) + cos(x[3]) + tan(x[1]) + exp(x[2]) + log(x[3]) + sqrt(x[1]) + abs(x[2]) + tanh(x[3])")]
    [InlineData("pow(x[1], x[2]) + x[3]^1.5 + min(x[1], x[2]) + max(x[2], x[3]) + sign(x[1])*x[2] + x[1]^3 - x[2]^-2 + x[3]^71")]
    [InlineData("sum(i = 1..n, x[i]^2/4000) - prod(i = 1..n, cos(x[i]/sqrt(i))) + 1")]
    [InlineData("sum(i = 1..n, sum(j = 1..i, x[j]^j)^2*(-1)^i) + exp(-x[1]/n)")]
    [InlineData("2^(x[1]/3)/x[2] - 3")]
    public void Every_width_gives_the_same_bits(string text)
    {
        Formula formula = FormulaRuns.Read(text);
        double[][] points = FormulaRuns.Points(3, 61, 3, -2, 2);
        points[5] = [0, 0, 0];
        points[6] = [double.NaN, 1, 1];
        points[7] = [double.PositiveInfinity, 1, -1e300];
        string[] alone = [.. points.Select(point => Bits([point], LaneWidth.Scalar))];
        foreach (LaneWidth width in LaneWidths.All)
            Assert.Equal(string.Join('\n', alone), Bits(points, width));

        string Bits(double[][] at, LaneWidth width)
        {
            (double[] objectives, double[][] gradients) = FormulaRuns.Evaluate(formula.Kernel(3, width), at, width);
            return string.Join('\n', objectives.Select((objective, i) =>
                string.Join(' ', gradients[i].Prepend(objective).Select(number => BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number)))));
        }
    }

    [Fact]
    public void What_is_constant_has_the_bits_that_it_would_have_in_the_trial()
    {
        foreach (string function in (string[])["sin(A)", "cos(A)", "tan(A)", "exp(A)", "log(A)", "sqrt(A)", "tanh(A)", "A^7", "A^-3", "A^0.5", "A^1.3", "1/A", "A^100"])
        {
            foreach (string number in (string[])["0.7", "3.1", "12.25"])
            {
                double constant = FormulaRuns.Read(function.Replace("A", number), "x").Evaluate(double.Parse(number)).Objective;
                double computed = FormulaRuns.Read(function.Replace("A", "x"), "x").Evaluate(double.Parse(number)).Objective;
                Assert.Equal(BitConverter.DoubleToInt64Bits(computed), BitConverter.DoubleToInt64Bits(constant));
            }
        }
    }

    [Fact]
    public void Operations_are_done_in_the_order_that_is_written()
    {
        const double a = 0.1, b = 0.7, c = 1e-3;
        Assert.Equal(a + b + c, Value("a + b + c"));
        Assert.Equal(a + (b + c), Value("a + (b + c)"));
        Assert.Equal(a * b / c * a, Value("a*b/c*a"));
        Assert.Equal(a - b + c - a, Value("a - b + c - a"));
        Assert.Equal(b * (b * b), Value("b^3"));
        Assert.Equal(0 + a * a + 2 * (a * a) + 3 * (a * a), Value("sum(i = 1..3, i*a^2)"));

        static double Value(string text) => FormulaRuns.Read(text, "a", "b", "c").Evaluate(a, b, c).Objective;
    }
}
