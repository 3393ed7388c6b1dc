using RmspropRunner.Worker.Metrics.Convergence;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

public sealed class QuantileSketchTests
{
    private static readonly double[] Shares = [0, 0.25, 0.5, 0.75, 1];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4000)]
    public void Quartiles_of_values_over_forty_decades_are_within_0_4_percent(int count)
    {
        double[] values = Values(count);
        QuantileSketch sketch = Sketch(values);

        Assert.All(Shares, share => AssertNear(Exact(values, share), sketch.Quantile(share), 0.004));
    }

    [Fact]
    public void A_million_values_over_forty_decades_take_bounded_memory_and_are_within_the_stated_error()
    {
        double[] values = Values(1_000_000);
        QuantileSketch sketch = Sketch(values);

        Assert.InRange(sketch.BucketCount, 100, QuantileSketch.MaximumBuckets);
        Assert.InRange(sketch.RelativeError, 0, 0.032);
        Assert.All(Shares, share => AssertNear(Exact(values, share), sketch.Quantile(share), sketch.RelativeError));
    }

    [Fact]
    public void A_million_values_close_together_are_within_0_4_percent()
    {
        Random random = new(7);
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(_ => 1 + 1000 * random.NextDouble())];

        Assert.All(Shares, share => AssertNear(Exact(values, share), Sketch(values).Quantile(share), 0.004));
    }

    [Fact]
    public void Zeros_and_infinities_are_exact()
    {
        Assert.Equal(0, Sketch([0, 0, 0, 1]).Quantile(0.5));
        Assert.Equal(double.PositiveInfinity, Sketch([1, double.PositiveInfinity, double.PositiveInfinity]).Quantile(0.5));
        Assert.Equal(double.PositiveInfinity, Sketch([1, double.PositiveInfinity]).Quantile(0.5));
        AssertNear(2, Sketch([1, 2, 2, double.PositiveInfinity]).Quantile(0.5), 0.004);
        Assert.Equal(double.NegativeInfinity, Sketch([double.NegativeInfinity, 5]).Quantile(0.25));
    }

    [Fact]
    public void What_is_not_a_number_is_worse_than_any_number() =>
        Assert.Equal(double.PositiveInfinity, Sketch([double.NaN, 1, double.NaN]).Quantile(0.75));

    [Fact]
    public void Negative_values_come_before_zero() => AssertNear(-3, Sketch([-3, -4, 2, 0, -3]).Quantile(0.5), 0.004);

    [Fact]
    public void Nothing_has_no_quartiles() => Assert.Equal(double.NaN, new QuantileSketch().Quantile(0.5));

    [Fact]
    public void Two_merged_are_as_good_as_one()
    {
        double[] few = Values(50);
        double[] many = Values(500_000);
        QuantileSketch merged = Sketch(few);
        merged.Merge(Sketch(many));
        QuantileSketch other = Sketch(many);
        other.Merge(Sketch(few));

        double[] all = [.. few, .. many];
        Assert.Equal(all.Length, merged.Count);
        Assert.All(Shares, share => AssertNear(Exact(all, share), merged.Quantile(share), merged.RelativeError));
        Assert.All(Shares, share => Assert.Equal(merged.Quantile(share), other.Quantile(share)));
    }

    private static QuantileSketch Sketch(IEnumerable<double> values)
    {
        QuantileSketch sketch = new();
        foreach (double value in values)
            sketch.Add(value);
        return sketch;
    }

    private static double[] Values(int count)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Pow(10, random.NextDouble() * 40 - 30))];
    }

    private static double Exact(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double rank = (sorted.Length - 1) * share;
        int below = (int)rank;
        return rank == below ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * (rank - below);
    }

    private static void AssertNear(double expected, double actual, double error) =>
        Assert.True(Math.Abs(actual - expected) <= Math.Abs(expected) * error, FormattableString.Invariant($"{actual} is not within {error} of {expected}"));
}
