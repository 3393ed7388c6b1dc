using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Storage.Text;

/// <summary>
/// Writes numbers as a JSON array, each in the fewest digits that read back as the same bits. NaN is null, and ±∞ is
/// ±9e999, which SQLite and .NET read as infinity. A whole number keeps its point: SQLite would take 5 for an integer
/// and give 2 for half of it. Keeps its memory from one array to the next.
/// </summary>
internal sealed class JsonNumberWriter
{
    /// <summary>The longest double, -2.2250738585072014E-308, with its comma, and some.</summary>
    private const int LongestNumber = 32;

    private byte[] _bytes = new byte[8 * LongestNumber];

    /// <summary>The array as UTF-8, until the next call.</summary>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<double> numbers)
    {
        int most = (numbers.Length + 1) * LongestNumber;
        if (_bytes.Length < most)
            _bytes = new byte[most];

        Span<byte> bytes = _bytes;
        int length = 0;
        bytes[length++] = (byte)'[';
        for (int i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
                bytes[length++] = (byte)',';
            length += Write(numbers[i], bytes[length..]);
        }

        bytes[length++] = (byte)']';
        return bytes[..length];
    }

    private static int Write(double number, Span<byte> bytes)
    {
        if (!double.IsFinite(number))
            return Copy(double.IsNaN(number) ? "null"u8 : number > 0 ? "9e999"u8 : "-9e999"u8, bytes);

        int length = ShortestDecimal.Write(number, bytes);
        if (number == Math.Truncate(number) && !bytes[..length].Contains((byte)'E'))
            length += Copy(".0"u8, bytes[length..]);
        return length;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        text.CopyTo(bytes);
        return text.Length;
    }
}
