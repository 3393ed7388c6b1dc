using System.Text;
using RmspropRunner.Storage.Text;

namespace RmspropRunner.UnitTests.Storage;

public sealed class JsonNumbersTests
{
    [Fact]
    public void Numbers_come_back_to_the_last_bit()
    {
        Random random = new(1);
        double[] numbers =
        [
            .. Enumerable.Range(0, 10_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))),
            .. Enumerable.Range(-1074, 2098).Select(exponent => Math.ScaleB(1, exponent)),
            0, -0.0, 5, -17, 1e16, 1e17, double.PositiveInfinity, double.NegativeInfinity,
        ];
        double[] found = JsonNumbers.Read(JsonNumbers.Write(numbers));
        Assert.Equal(
            numbers.Select(number => BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number)),
            found.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData(new double[0], "[]")]
    [InlineData(new[] { 5.0, -0.5, 1e22 }, "[5.0,-0.5,1E+22]")]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }, "[null,9e999,-9e999]")]
    public void Arrays_are_written_as_SQLite_reads_them(double[] numbers, string expected) =>
        Assert.Equal(expected, JsonNumbers.Write(numbers));

    [Fact]
    public void What_is_no_array_is_refused() =>
        Assert.Throws<FormatException>(() => JsonNumbers.Read(Encoding.UTF8.GetBytes("{}")));
}
