using System.Buffers;
using System.Globalization;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Numbers as JSON has them, in full; what JSON has no number for is a string: "NaN", "Infinity", "-Infinity".</summary>
internal static class JsonVector
{
    private const int LongestNumber = 32;

    public static void Write(IBufferWriter<byte> buffer, double[] vector)
    {
        buffer.Write("["u8);
        for (int i = 0; i < vector.Length; i++)
        {
            if (i > 0)
                buffer.Write(","u8);
            if (double.IsFinite(vector[i]))
            {
                Write(buffer, vector[i]);
            }
            else
            {
                buffer.Write("\""u8);
                buffer.Write(NonFinite(vector[i]));
                buffer.Write("\""u8);
            }
        }

        buffer.Write("]"u8);
    }

    /// <summary>The shortest digits that give back the same number.</summary>
    public static void Write(IBufferWriter<byte> buffer, double finite)
    {
        finite.TryFormat(buffer.GetSpan(LongestNumber), out int written, "R", CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }

    public static ReadOnlySpan<byte> NonFinite(double value) =>
        double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
}
