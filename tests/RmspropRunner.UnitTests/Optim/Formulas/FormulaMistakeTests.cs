using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.UnitTests.Optim.Formulas;

public sealed class FormulaMistakeTests
{
    [Theory]
    [InlineData("", 1, "The formula is empty")]
    [InlineData("  ", 1, "The formula is empty")]
    [InlineData("x +", 4, "Found the end where a number, a name, a function or '(' would be right.")]
    [InlineData("x + * y", 5, "Found '*' where a number")]
    [InlineData("2x", 2, "Found 'x' where an operator or the end would be right. Between two factors a '*' is written, such as 2*x.")]
    [InlineData("2 (x)", 3, "Between two factors a '*'")]
    [InlineData("x**2", 2, "Found '**'; a power is written with '^'")]
    [InlineData("(x + y", 7, "Found the end where ')', for the '(' at character 1 would be right.")]
    [InlineData("x + y)", 6, "Found ')' where an operator or the end")]
    [InlineData("x + z", 5, "There is no 'z' here; known are x, y, n, pi and e.")]
    [InlineData("x + X", 5, "Small and capital letters differ: x is known.")]
    [InlineData("x + Pi", 5, "Small and capital letters differ: pi is known.")]
    [InlineData("sinus(x)", 1, "There is no function 'sinus'; the functions are abs, cos, ")]
    [InlineData("ln(x)", 1, "The natural logarithm is log")]
    [InlineData("x(2)", 1, "x is no function; a product is written x*(…)")]
    [InlineData("pi(2)", 1, "pi is no function")]
    [InlineData("sin x", 5, "Found 'x' where '(' and what to take sin of would be right.")]
    [InlineData("sin(x, y)", 1, "sin takes one argument; found 2.")]
    [InlineData("pow(x)", 1, "pow takes two arguments; found 1.")]
    [InlineData("min(x)", 1, "min takes two arguments or more; found 1.")]
    [InlineData("sin()", 5, "Found ')' where a number")]
    [InlineData("x[1]", 2, "x is one number")]
    [InlineData("x § y", 3, "Found '§'; a formula has letters, digits and + - * / ^ ( ) [ ] , = . only.")]
    [InlineData("x + 😀", 5, "Found '😀'")]
    [InlineData("x + \0", 5, "Found the character U+0000")]
    [InlineData("1e999", 1, "1e999 is larger than the largest number")]
    [InlineData("1.2.3", 4, "Found '.3' where an operator")]
    [InlineData("x = 2", 3, "Found '=' where an operator")]
    [InlineData("sum(x, 1)", 6, "Found ',' where '='")]
    [InlineData("sum(i = 1, x)", 10, "Found ',' where '..'")]
    [InlineData("sum(i = 1..n)", 13, "Found ')' where ','")]
    [InlineData("sum(1..n, x)", 5, "Found '1' where an index, as in sum(i = 1..n, …) would be right.")]
    [InlineData("sum", 4, "Found the end where '(', as in sum(i = 1..n, x[i]^2) would be right.")]
    [InlineData("sum(x = 1..n, x)", 5, "'x' cannot be an index: it has a meaning already.")]
    [InlineData("sum(i = 1..n, sum(i = 1..n, i))", 19, "'i' cannot be an index")]
    [InlineData("sum(e = 1..n, e)", 5, "'e' cannot be an index")]
    [InlineData("sum(i = 1..n, i) + i", 20, "There is no 'i' here")]
    [InlineData("sum(i = 1..i, i)", 12, "There is no 'i' here")]
    public void A_mistake_is_told_at_its_character(string text, int character, string message) =>
        AssertMistake(Formula.Parse(text, ["x", "y"]), character, message);

    [Theory]
    [InlineData("x + 1", 1, "Found x alone; its coordinates are x[1] to x[n]")]
    [InlineData("sum(i = 1..n, y[i])", 16, "Only x has coordinates, x[1] to x[n]; y has none.")]
    [InlineData("x[]", 3, "Found ']' where a number")]
    [InlineData("x[1", 4, "Found the end where ']', for the '[' at character 2 would be right.")]
    public void So_is_one_where_coordinates_have_no_names(string text, int character, string message) =>
        AssertMistake(Formula.Parse(text), character, message);

    [Theory]
    [InlineData("x[1] + x[4]", 8, "This is x[4]; with n = 3 there are x[1] to x[3] only.")]
    [InlineData("x[0]", 1, "This is x[0]; with n = 3")]
    [InlineData("sum(i = 1..n, (x[i+1] - x[i])^2)", 16, "This is x[4] at i = 3; with n = 3")]
    [InlineData("sum(i = 1..n, sum(j = i..n, x[j-i]))", 29, "This is x[0] at i = 1, j = 1; with n = 3")]
    [InlineData("x[1.5]", 3, "A coordinate's subscript is a whole number")]
    [InlineData("x[n/2]", 4, "A coordinate's subscript is a whole number, made of whole numbers, n (here 3)")]
    [InlineData("x[x[1]]", 3, "A coordinate's subscript is a whole number")]
    [InlineData("sum(i = 1..n, x[i*i])", 18, "A coordinate's subscript is a whole number")]
    [InlineData("sum(i = 1..x[1], i)", 12, "Where an index ends is a whole number")]
    [InlineData("sum(i = 0.5..2, i)", 9, "Where an index begins is a whole number")]
    [InlineData("x[1/0]", 4, "A coordinate's subscript is a whole number")]
    [InlineData("sum(i = 1..1000000000, sum(j = 1..1000000000, x[1]*i*j))", 9, "With n = 3 one evaluation takes more than 50000000 operations")]
    [InlineData("sum(i = 1..1000000000, sum(j = 2..1, x[1]*i*j))", 9, "With n = 3 one evaluation takes more than 50000000 operations")]
    [InlineData("sum(i = 1..1000000*1000000, x[1])", 19, "Where an index ends is a whole number")]
    [InlineData("sum(i = 900000000..900000001, x[1]^(2*i))", 35, "This has the whole number 1800000000 at i = 900000000; they go to 1000000000.")]
    public void What_does_not_fit_a_dimension_is_told_when_that_is_known(string text, int character, string message)
    {
        FormulaError? error = FormulaRuns.Read(text).Check(3);
        Assert.NotNull(error);
        Assert.Equal((character, true), (error.Position + 1, error.Message.Contains(message, StringComparison.Ordinal)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FormulaRuns.Read(text).Kernel(3, LaneWidth.Scalar));
    }

    [Fact]
    public void What_one_dimension_refuses_another_may_take()
    {
        Formula formula = FormulaRuns.Read("sum(i = 1..n/2, 100*(x[2*i] - x[2*i-1]^2)^2 + (1 - x[2*i-1])^2)");
        Assert.NotNull(formula.Check(3));
        Assert.Null(formula.Check(4));
        Assert.Equal(4 + 401, formula.Evaluate(-1, 1, 0, 2).Objective);
    }

    [Fact]
    public void Names_with_a_meaning_are_no_variables()
    {
        foreach (string name in (string[])["", "n", "e", "pi", "sin", "sum", "1x", "x y", "é", "x-1", new string('x', 51)])
        {
            Assert.False(Formula.IsVariableName(name));
            Assert.Throws<ArgumentException>(() => Formula.Parse("1", [name]));
        }

        Assert.All((string[])["x", "i", "N", "_", "theta_1"], name => Assert.True(Formula.IsVariableName(name)));
    }

    private static void AssertMistake(FormulaResult result, int character, string message)
    {
        Assert.False(result.IsValid);
        Assert.Equal(character, result.Error.Position + 1);
        Assert.Contains(message, result.Error.Message, StringComparison.Ordinal);
    }
}
