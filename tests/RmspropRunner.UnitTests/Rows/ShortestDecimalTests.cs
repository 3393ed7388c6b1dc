using System.Globalization;
using System.Text;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.UnitTests.Rows;

/// <summary>Exports must not show which way their digits came: .NET's own are the reference.</summary>
public sealed class ShortestDecimalTests
{
    [Fact]
    public void Numbers_of_every_size_are_written_as_dotnet_writes_them()
    {
        Random random = new(1);
        for (int i = 0; i < 200_000; i++)
        {
            double number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(number))
                AssertSame(number);
        }
    }

    [Fact]
    public void Numbers_as_traces_have_them_are_written_as_dotnet_writes_them()
    {
        Random random = new(2);
        for (int i = 0; i < 200_000; i++)
        {
            AssertSame(random.NextDouble());
            AssertSame((random.NextDouble() - 0.5) * 1e4);
            AssertSame(random.NextDouble() * 1e-5);
        }
    }

    [Fact]
    public void Powers_of_two_and_their_neighbours_are_written_as_dotnet_writes_them()
    {
        for (int exponent = -1074; exponent <= 1023; exponent++)
        {
            double power = Math.ScaleB(1, exponent);
            foreach (double number in (double[])[power, Math.BitIncrement(power), Math.BitDecrement(power), -power])
                AssertSame(number);
        }
    }

    [Fact]
    public void Short_decimals_are_written_as_dotnet_writes_them()
    {
        for (int exponent = -323; exponent <= 308; exponent++)
        {
            foreach (string digits in (string[])["1", "2", "5", "9", "25", "99", "125", "1234567890123456", "9007199254740993", "17976931348623157"])
            {
                double number = double.Parse($"{digits}e{exponent - digits.Length + 1}", CultureInfo.InvariantCulture);
                if (double.IsFinite(number))
                    AssertSame(number);
            }
        }
    }

    [Fact]
    public void Whole_numbers_are_written_as_dotnet_writes_them()
    {
        AssertSame(-0.0);
        Random random = new(3);
        for (int i = 0; i < 20_000; i++)
        {
            AssertSame(i);
            AssertSame(random.NextInt64());
            AssertSame(random.NextInt64(1L << 53, 1L << 58));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(2.225073858507201e-308)]
    [InlineData(1e23)]
    [InlineData(9.5367431640625e-07)]
    [InlineData(0.0001)]
    [InlineData(0.00001)]
    [InlineData(99999999999999984)]
    [InlineData(1e16)]
    [InlineData(1e17)]
    public void Edges_are_written_as_dotnet_writes_them(double number) => AssertSame(number);

    [Theory]
    [InlineData(-25, "2.9802322387695312E-08")]
    [InlineData(-958, "4.1045368012983762E-289")]
    public void Where_dotnet_leaves_out_a_digit_that_is_needed_it_is_written(int exponent, string expected)
    {
        double number = Math.ScaleB(1, exponent);
        Assert.Equal(expected, Written(number));
        Assert.Equal(number, double.Parse(expected, CultureInfo.InvariantCulture));
    }

    private static string Written(double number)
    {
        Span<byte> bytes = stackalloc byte[ShortestDecimal.MostBytes];
        return Encoding.ASCII.GetString(bytes[..ShortestDecimal.Write(number, bytes)]);
    }

    /// <summary>As .NET has it, where that reads back as the same number.</summary>
    private static void AssertSame(double number)
    {
        string expected = number.ToString("R", CultureInfo.InvariantCulture);
        string found = Written(number);
        if (found != expected && double.Parse(expected, CultureInfo.InvariantCulture) == number)
            Assert.Fail($"Expected {expected}, found {found}.");
        if (double.Parse(found, CultureInfo.InvariantCulture) != number)
            Assert.Fail($"{found} reads back as another number than {expected}.");
    }
}
