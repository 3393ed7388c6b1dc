using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

public class RangeReadingTests
{
    [Fact]
    public void A_linear_range_meets_the_decimals_that_one_would_write()
    {
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], Rates("{ from: 0.1, to: 0.9, count: 9 }"));
        Assert.Equal([0.3, 0.2, 0.1], Rates("{ from: 0.3, to: 0.1, count: 3, scale: linear }"));
    }

    [Fact]
    public void A_log_range_meets_the_powers_of_ten_exactly()
    {
        IReadOnlyList<double> rates = Rates("{ from: 1e-4, to: 1e-1, count: 7, scale: log }");
        Assert.Equal(7, rates.Count);
        Assert.Equal([1e-4, 1e-3, 1e-2, 1e-1], rates.Where((_, i) => i % 2 == 0));
        Assert.Equal(3.1622776601683795e-4, rates[1], 1e-18);
    }

    [Theory]
    [InlineData("{ from: 0.5, to: 2, count: 1 }", "0.5")]
    [InlineData("{ from: 0.5, to: 0.5, count: 4 }", "0.5")]
    [InlineData("{ from: 1e-300, to: 3e-300, count: 3 }", "1E-300 2E-300 3E-300")]
    [InlineData("{ from: 1e300, to: 1.5e308, count: 2, scale: log }", "1E+300 1.5E+308")]
    [InlineData("{ from: 1e10, to: 3e10, count: 3 }", "10000000000 20000000000 30000000000")]
    public void The_ends_are_exact_and_equal_values_are_one(string range, string expected) =>
        Assert.Equal(expected, string.Join(' ', Rates(range)));

    [Theory]
    [InlineData("{ from: 0.001, to: 1e3, count: 1000, scale: log }")]
    [InlineData("{ from: 1e3, to: 0.001, count: 1000, scale: log }")]
    [InlineData("{ from: 2.2250738585072014e-308, to: 1.7976931348623157e308, count: 5000, scale: log }")]
    [InlineData("{ from: 1e-15, to: 1e-14, count: 1000 }")]
    [InlineData("{ from: 1e-300, to: 1.7976931348623157e308, count: 1000 }")]
    public void A_range_is_monotonic_and_stays_between_its_ends(string range)
    {
        IReadOnlyList<double> rates = Rates(range);
        double[] sorted = [.. rates[0] < rates[^1] ? rates.Order() : rates.OrderDescending()];
        Assert.Equal(sorted, rates);
        Assert.All(rates, rate => Assert.True(double.IsFinite(rate)));
    }

    [Theory]
    [InlineData("{ from: 2, to: 10, count: 5 }", "2 4 6 8 10")]
    [InlineData("{ from: 1, to: 1000, count: 4, scale: log }", "1 10 100 1000")]
    [InlineData("{ from: 1, to: 10, count: 12, scale: log }", "1 2 3 4 5 7 8 10")]
    public void Dimensions_are_whole(string range, string expected)
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.WithProblem("sphere: { dimension: " + range + " }"));
        Assert.Equal(expected, string.Join(' ', spec.Problems[0].Dimensions));
    }

    private static IReadOnlyList<double> Rates(string range) =>
        SpecReadingTests.Read(SpecText.WithOptimizer("adagrad: { learning_rate: " + range + " }")).Optimizers[0].Settings[0].Values;
}
