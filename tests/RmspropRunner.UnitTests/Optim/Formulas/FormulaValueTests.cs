using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Optim.Formulas;

public sealed class FormulaValueTests
{
    public static TheoryData<string, string, int> BuiltIns => new()
    {
        { "sphere", "sum(i = 1..n, x[i]^2)", 7 },
        { "ellipsoid", "sum(i = 1..n, 10^(6*(i-1)/(n-1))*x[i]^2)", 7 },
        { "rosenbrock", "sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", 10 },
        { "rastrigin", "10*n + sum(i = 1..n, x[i]^2 - 10*cos(2*pi*x[i]))", 5 },
        { "ackley", "-20*exp(-0.2*sqrt(sum(i = 1..n, x[i]^2)/n)) - exp(sum(i = 1..n, cos(2*pi*x[i]))/n) + 20 + e", 5 },
        { "himmelblau", "(x[1]^2 + x[2] - 11)^2 + (x[1] + x[2]^2 - 7)^2", 2 },
        { "beale", "(1.5 - x[1] + x[1]*x[2])^2 + (2.25 - x[1] + x[1]*x[2]^2)^2 + (2.625 - x[1] + x[1]*x[2]^3)^2", 2 },
        { "booth", "(x[1] + 2*x[2] - 7)^2 + (2*x[1] + x[2] - 5)^2", 2 },
    };

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void A_formula_of_a_built_in_function_has_its_values_and_slopes(string name, string text, int dimension)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        Formula formula = FormulaRuns.Read(text);
        double[][] points = FormulaRuns.Points(1, 200, dimension, problem.Bounds[0].Low, problem.Bounds[0].High);
        (double[] objectives, double[][] gradients) = FormulaRuns.Evaluate(problem.Kernel(dimension, LaneWidth.Scalar), points, LaneWidth.Scalar);
        (double[] ours, double[][] ourGradients) = FormulaRuns.Evaluate(formula.Kernel(dimension, LaneWidth.Scalar), points, LaneWidth.Scalar);
        for (int point = 0; point < points.Length; point++)
        {
            Assert.Equal(objectives[point], ours[point], 1e-12 * Math.Max(1, Math.Abs(objectives[point])));
            double scale = gradients[point].Max(Math.Abs);
            for (int i = 0; i < dimension; i++)
                Assert.Equal(gradients[point][i], ourGradients[point][i], 1e-12 * Math.Max(1, scale));
        }
    }

    [Theory]
    [InlineData("2 + 3*4", 14)]
    [InlineData("(2 + 3)*4", 20)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("24/4/2", 3)]
    [InlineData("2^3^2", 512)]
    [InlineData("-2^2", -4)]
    [InlineData("2*-3", -6)]
    [InlineData("2^-1", 0.5)]
    [InlineData("--3", 3)]
    [InlineData("+3", 3)]
    [InlineData("-(-1)^3", 1)]
    [InlineData("1.5e2 + .5 + 2.", 152.5)]
    [InlineData("2*e", 2 * Math.E)]
    [InlineData("e^1", Math.E)]
    [InlineData("pi", Math.PI)]
    [InlineData("n", 2)]
    [InlineData("sum(i = 1..4, i)", 10)]
    [InlineData("prod(i = 1..5, i)", 120)]
    [InlineData("sum(i = 3..2, i)", 0)]
    [InlineData("prod(i = 3..2, i)", 1)]
    [InlineData("sum(i = -2..2, 3^i)", 1.0 / 9 + 1.0 / 3 + 1 + 3 + 9)]
    [InlineData("sum(i = 1..4, (-1)^i*i)", 2)]
    [InlineData("sum(i = 1..3, sum(j = i..3, i*10 + j))", 11 + 12 + 13 + 22 + 23 + 33)]
    [InlineData("sum(i = 1..2, sum(j = 1..2, sum(k = 1..2, prod(l = 1..2, i + j + k + l))))", 292)]
    [InlineData("x[1]*10 + x[n]", 30.5 + 0.25)]
    [InlineData("x[2/1] + x[n-1] + x[-1+2] + x[2*n-3]", 0.25 + 3 * 3.05)]
    [InlineData("min(3, x[1], 7)", 3)]
    [InlineData("max(3, x[1], 7)", 7)]
    [InlineData("sign(-2) + sign(0) + sign(x[1])", 0)]
    [InlineData("abs(-x[2])", 0.25)]
    [InlineData("pow(x[2], 2) + pow(x[2], 0.5) + sqrt(x[2])", 1.0625)]
    [InlineData("x[2]^-0.5", 2)]
    [InlineData("x[2]^(3/2)", 0.125)]
    [InlineData("log(exp(1)) + tanh(0) + sin(0) + cos(0) + tan(0)", 2)]
    public void Values_are_those_of_arithmetic(string text, double expected) =>
        Assert.Equal(expected, FormulaRuns.Read(text).Evaluate(3.05, 0.25).Objective, 1e-14 * Math.Abs(expected));

    [Fact]
    public void Coordinates_have_names_where_the_variables_are_named()
    {
        (double objective, double[] gradient) = FormulaRuns.Read("a^2*speed_2 - n", "a", "unused", "speed_2").Evaluate(3, 100, 5);
        Assert.Equal(42, objective);
        Assert.Equal([30, 0, 9], gradient);
    }

    [Theory]
    [InlineData("abs(x)", 0, 0)]
    [InlineData("sign(x)", 3, 0)]
    [InlineData("sqrt(x)", 0, 0)]
    [InlineData("sqrt(x^2)", 0, 0)]
    [InlineData("min(x, 2*x)", 0, 1)]
    [InlineData("max(x, 2*x)", 0, 1)]
    [InlineData("min(x, 2*x)", -1, 2)]
    [InlineData("max(x, 2*x)", 1, 2)]
    [InlineData("sum(i = 0..2, x^i)", 0, 1)]
    [InlineData("x^1", 0, 1)]
    [InlineData("x^0", 0, 0)]
    [InlineData("(x*x)^x", 0, 0)]
    [InlineData("prod(i = 1..3, x + i)", -2, -1)]
    [InlineData("prod(i = 1..3, x)", 0, 0)]
    [InlineData("prod(i = 1..3, x)", 2, 12)]
    public void At_kinks_and_zeros_the_slope_is_the_documented_one(string text, double x, double slope) =>
        Assert.Equal(slope, FormulaRuns.Read(text, "x").Evaluate(x).Gradient[0]);

    [Theory]
    [InlineData("sqrt(x)", -1)]
    [InlineData("log(x)", -1)]
    [InlineData("x^0.3", -1)]
    [InlineData("min(x, 1)", double.NaN)]
    [InlineData("min(1, x)", double.NaN)]
    [InlineData("max(x, 1)", double.NaN)]
    [InlineData("max(1, x)", double.NaN)]
    [InlineData("abs(x) + sign(x)", double.NaN)]
    public void Outside_a_functions_domain_the_value_is_no_number(string text, double x) =>
        Assert.Equal(double.NaN, FormulaRuns.Read(text, "x").Evaluate(x).Objective);
}
