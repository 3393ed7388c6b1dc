using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class ElementaryTests
{
    [Fact]
    public void Exp_is_within_two_ulps_of_the_C_librarys()
    {
        Mt19937 random = new(1);
        for (int i = 0; i < 100_000; i++)
        {
            double x = -700 + 1409 * random.NextDouble();
            Assert.InRange(Elementary.Exp(x) / Math.Exp(x) - 1, -4.5e-16, 4.5e-16);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, Math.E)]
    [InlineData(-708, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_at_its_edges(double x, double expected) => Assert.Equal(expected, Elementary.Exp(x));

    [Fact]
    public void Sine_and_cosine_of_turns_are_exact_to_the_last_places()
    {
        Mt19937 random = new(2);
        for (int i = 0; i < 100_000; i++)
        {
            double x = -4 + 8 * random.NextDouble();
            Elementary.SinCosTurns(ScalarLane.All(x), out ScalarLane sin, out ScalarLane cos);

            // The C library's sine of the rounded 2πx is off by the rounding, which the reduced argument keeps small.
            double reduced = x - Math.Round(x);
            Assert.Equal(Math.Sin(2 * Math.PI * reduced), sin.Value, 6e-16);
            Assert.Equal(Math.Cos(2 * Math.PI * reduced), cos.Value, 6e-16);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.25, 1, 0)]
    [InlineData(0.5, 0, -1)]
    [InlineData(-0.25, -1, 0)]
    [InlineData(1e6 + 0.75, -1, 0)]
    [InlineData(1e300, 0, 1)]
    [InlineData(double.PositiveInfinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Sine_and_cosine_at_whole_quarters(double x, double expectedSin, double expectedCos)
    {
        Elementary.SinCosTurns(ScalarLane.All(x), out ScalarLane sin, out ScalarLane cos);
        Assert.Equal(expectedSin, sin.Value);
        Assert.Equal(expectedCos, cos.Value);
    }

    [Fact]
    public void Log_is_within_two_ulps_of_the_C_librarys()
    {
        Mt19937 random = new(3);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.Pow(10, -300 + 600 * random.NextDouble());
            Assert.InRange(Elementary.Log(x) / Math.Log(x) - 1, -4.5e-16, 4.5e-16);
        }
    }

    [Fact]
    public void Powers_of_ten_are_the_nearest_doubles()
    {
        Assert.Equal(1e-4, Elementary.PowerOfTen(-4));
        Assert.Equal(1e22, Elementary.PowerOfTen(22));
        Assert.Equal(-4, Elementary.Log10(1e-4));
        Assert.Equal(3.1622776601683795, Elementary.PowerOfTen(0.5), 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Log_refuses_what_has_none(double x) => Assert.Throws<ArgumentOutOfRangeException>(() => Elementary.Log(x));
}
