using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class ElementaryLanesTests
{
    private const double Ulp = 2.220446049250313e-16;

    private static readonly double[] SpecialArguments =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 0.625, Math.BitDecrement(0.625), 1.5, 2, -2, 10, 1e-5, 1e-300, 5e-324, -5e-324, 2.2250738585072014e-308,
        1e300, -1e300, double.MaxValue, Math.PI, -Math.PI, Math.PI / 2, Math.PI / 4, 1e6, -1e6, 1647099, 1e9, 1073741824, 1e12, 1e18,
        Math.Sqrt(2), Math.Sqrt(0.5), 709, 710, -707, -708, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1e4)]
    [InlineData(1.6e6)]
    public void Sine_and_cosine_are_within_an_ulp_of_the_C_librarys(double largest)
    {
        Mt19937 random = new(4);
        for (int i = 0; i < 100_000; i++)
        {
            double x = -largest + 2 * largest * random.NextDouble();
            (double sin, double cos) = SinCos(x);
            Assert.Equal(Math.Sin(x), sin, 1.5 * Ulp * Math.Max(Math.Abs(Math.Sin(x)), 1e-5));
            Assert.Equal(Math.Cos(x), cos, 1.5 * Ulp * Math.Max(Math.Abs(Math.Cos(x)), 1e-5));
        }
    }

    [Fact]
    public void Sine_and_cosine_near_their_zeros_keep_the_angles_last_places()
    {
        for (int quarters = -1000; quarters <= 1000; quarters++)
        {
            double x = quarters * (Math.PI / 2);
            (double sin, double cos) = SinCos(x);
            Assert.Equal(Math.Sin(x), sin, Ulp);
            Assert.Equal(Math.Cos(x), cos, Ulp);
        }
    }

    [Theory]
    [InlineData(1e7)]
    [InlineData(1e9)]
    public void Sine_and_cosine_of_large_angles_lose_places_with_the_angles_size(double largest)
    {
        Mt19937 random = new(5);
        for (int i = 0; i < 10_000; i++)
        {
            double x = largest * random.NextDouble();
            (double sin, double cos) = SinCos(x);
            Assert.Equal(Math.Sin(x), sin, Ulp * largest);
            Assert.Equal(Math.Cos(x), cos, Ulp * largest);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1e10, 0, 1)]
    [InlineData(-1e300, 0, 1)]
    [InlineData(double.PositiveInfinity, double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN, double.NaN)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Sine_and_cosine_at_their_edges(double x, double expectedSin, double expectedCos) =>
        Assert.Equal((expectedSin, expectedCos), SinCos(x));

    [Fact]
    public void Log_is_within_an_ulp_and_a_half_of_the_C_librarys()
    {
        Mt19937 random = new(6);
        for (int i = 0; i < 100_000; i++)
        {
            double wide = Math.Pow(10, -323 + 631 * random.NextDouble());
            double nearOne = 0.5 + random.NextDouble();
            foreach (double x in (double[])[wide, nearOne, 1 + 1e-6 * random.NextDouble()])
                Assert.Equal(Math.Log(x), Log(x), 1.5 * Ulp * Math.Abs(Math.Log(x)));
        }
    }

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(1, 0)]
    [InlineData(-1, double.NaN)]
    [InlineData(-5e-324, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_at_its_edges(double x, double expected) => Assert.Equal(expected, Log(x));

    [Fact]
    public void Tanh_is_within_two_ulps_of_the_C_librarys()
    {
        Mt19937 random = new(7);
        for (int i = 0; i < 100_000; i++)
        {
            foreach (double scale in (double[])[1e-10, 0.625, 3, 25])
            {
                double x = scale * (2 * random.NextDouble() - 1);
                Assert.Equal(Math.Tanh(x), Tanh(x), 2 * Ulp * Math.Abs(Math.Tanh(x)));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(800, 1)]
    [InlineData(-800, -1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1e-300, 1e-300)]
    public void Tanh_at_its_edges(double x, double expected) => Assert.Equal(expected, Tanh(x));

    [Fact]
    public void Whole_powers_are_products_and_negative_ones_their_reciprocals()
    {
        const double x = -1.1;
        Assert.Equal(1, Power(x, 0));
        Assert.Equal(x, Power(x, 1));
        Assert.Equal(x * x, Power(x, 2));
        Assert.Equal(x * (x * x), Power(x, 3));
        Assert.Equal((x * x) * (x * x), Power(x, 4));
        Assert.Equal(1 / (x * x), Power(x, -2));
        Assert.Equal(1, Power(double.NaN, 0));
        Assert.Equal(0, Power(2, int.MinValue));
        for (int exponent = -30; exponent <= 30; exponent++)
            Assert.Equal(Math.Pow(x, exponent), Power(x, exponent), Math.Abs(exponent) * Ulp * Math.Pow(1.1, exponent));
    }

    [Fact]
    public void General_powers_are_as_good_as_their_exponents_size_lets_them_be()
    {
        Mt19937 random = new(8);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.Pow(10, -10 + 20 * random.NextDouble());
            double y = -10 + 20 * random.NextDouble();
            double expected = Math.Pow(x, y);
            Assert.Equal(expected, Power(x, y), (2 + Math.Abs(y * Math.Log(x))) * Ulp * expected);
        }
    }

    [Theory]
    [InlineData(0, 2.5, 0)]
    [InlineData(0, -0.5, double.PositiveInfinity)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1e10, 1)]
    [InlineData(-1, 0.5, double.NaN)]
    [InlineData(-1, 0, 1)]
    [InlineData(double.PositiveInfinity, 0.5, double.PositiveInfinity)]
    public void General_powers_at_their_edges(double x, double y, double expected) => Assert.Equal(expected, Power(x, y));

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        Mt19937 random = new(9);
        double[] arguments =
        [
            .. SpecialArguments,
            .. Enumerable.Range(0, 4000).Select(_ => (2 * random.NextDouble() - 1) * Math.Pow(10, -320 + 640 * random.NextDouble())),
            .. Enumerable.Range(0, 4000).Select(_ => 20 * random.NextDouble() - 10),
        ];
        Array.Resize(ref arguments, arguments.Length / 8 * 8);

        long[] reference = Bits<ScalarLane>(arguments);
        Assert.Equal(reference, Bits<Lanes128>(arguments));
        Assert.Equal(reference, Bits<Lanes256>(arguments));
        Assert.Equal(reference, Bits<Lanes512>(arguments));
    }

    private static long[] Bits<TLanes>(double[] arguments)
        where TLanes : struct, ILanes<TLanes>
    {
        List<long> bits = [];
        double[] lanes = new double[TLanes.Width];
        TLanes[] results = new TLanes[8];
        double[][] columns = [.. results.Select(_ => new double[arguments.Length])];
        for (int i = 0; i < arguments.Length; i += TLanes.Width)
        {
            TLanes x = TLanes.Load(ref arguments[i]);
            Elementary.SinCos(x, out results[0], out results[1]);
            results[2] = Elementary.Log(x);
            results[3] = Elementary.Tanh(x);
            results[4] = Elementary.Pow(x, 3);
            results[5] = Elementary.Pow(x, -7);
            results[6] = Elementary.Pow(TLanes.Abs(x), TLanes.All(0.3));
            results[7] = Elementary.Pow(TLanes.All(1.5), x);
            for (int r = 0; r < results.Length; r++)
            {
                results[r].Store(ref lanes[0]);
                lanes.CopyTo(columns[r].AsSpan(i));
            }
        }

        foreach (double value in columns.SelectMany(column => column))
            bits.Add(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));
        return [.. bits];
    }

    private static (double Sin, double Cos) SinCos(double x)
    {
        Elementary.SinCos(ScalarLane.All(x), out ScalarLane sin, out ScalarLane cos);
        return (sin.Value, cos.Value);
    }

    private static double Log(double x) => Elementary.Log(ScalarLane.All(x)).Value;

    private static double Tanh(double x) => Elementary.Tanh(ScalarLane.All(x)).Value;

    private static double Power(double x, int exponent) => Elementary.Pow(ScalarLane.All(x), exponent).Value;

    private static double Power(double x, double exponent) => Elementary.Pow(ScalarLane.All(x), ScalarLane.All(exponent)).Value;
}
