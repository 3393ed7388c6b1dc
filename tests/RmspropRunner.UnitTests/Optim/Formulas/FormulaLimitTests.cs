using RmspropRunner.Optim.Formulas;

namespace RmspropRunner.UnitTests.Optim.Formulas;

public sealed class FormulaLimitTests
{
    [Theory]
    [InlineData("(", "x", ")")]
    [InlineData("sin(", "x", ")")]
    [InlineData("-", "x", "")]
    [InlineData("2^", "x", "")]
    [InlineData("min(x, ", "x", ")")]
    [InlineData("sum(i = 1..(", "2", "), x)")]
    public void Nesting_is_read_to_its_limit_and_refused_beyond(string open, string inner, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        Assert.True(Formula.Parse(Nested(10), ["x"]) is { IsValid: true } or { Error.Message: "'i' cannot be an index: it has a meaning already. Another name, such as i, j or k, would be right." });
        FormulaResult deep = Formula.Parse(Nested(300), ["x"]);
        Assert.Contains("nested more than 64 deep", deep.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_formula_is_read_without_recursion_and_a_longer_one_refused()
    {
        string text = string.Concat(Enumerable.Repeat("x+", 4999)) + "x";
        Assert.Equal((5000, 5000), At(text, 1));
        text = string.Concat(Enumerable.Repeat("x*", 1500)) + "x";
        Assert.Equal((1, 1501), At(text, 1));
        FormulaError? error = Formula.Parse(new string('x', 10_001), ["x"]).Error;
        Assert.Equal("The formula has 10001 characters; at most 10000 are read.", error?.Message);

        static (double, double) At(string text, double x)
        {
            (double objective, double[] gradient) = FormulaRuns.Read(text, "x").Evaluate(x);
            return (objective, gradient[0]);
        }
    }

    [Fact]
    public void Operations_are_limited()
    {
        Assert.Equal("The formula and its gradient have more than 10000 operations.", Check(700)?.Message);
        Assert.Null(Check(300));

        static FormulaError? Check(int terms) =>
            FormulaRuns.Read(string.Join('+', Enumerable.Range(0, terms).Select(i => $"tan({i}/x)*x")), "x").Check(1);
    }

    [Fact]
    public void Loops_are_limited()
    {
        Assert.Equal(
            "Sums and products are nested more than 4 deep.",
            Formula.Parse("sum(i=1..2, sum(j=1..2, prod(k=1..2, sum(l=1..2, sum(m=1..2, x[1])))))").Error?.Message);
        Assert.Equal(
            "There are more than 50 sums and products.",
            Formula.Parse(string.Join('+', Enumerable.Repeat("sum(i=1..n,x[i])", 51))).Error?.Message);
    }

    [Fact]
    public void A_million_coordinates_are_not_too_many_for_a_plain_sum() =>
        Assert.Null(FormulaRuns.Read("sum(i = 1..n, x[i]^2)").Check(1_000_000));
}
