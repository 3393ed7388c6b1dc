using System.Globalization;
using System.Text;

namespace RmspropRunner.Storage.Text;

/// <summary>JSON arrays of numbers as <see cref="JsonNumberWriter"/> writes them.</summary>
internal static class JsonNumbers
{
    public static string Write(double[] numbers) => Encoding.UTF8.GetString(new JsonNumberWriter().Write(numbers));

    public static double[] Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <param name="json">As UTF-8.</param>
    public static double[] Read(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'[', .., (byte)']'])
            throw new FormatException($"Expected a JSON array of numbers, found '{Encoding.UTF8.GetString(json)}'.");

        ReadOnlySpan<byte> rest = json[1..^1];
        if (rest.IsEmpty)
            return [];

        double[] numbers = new double[rest.Count((byte)',') + 1];
        int index = 0;
        foreach (Range range in rest.Split((byte)','))
        {
            ReadOnlySpan<byte> number = rest[range];
            numbers[index++] = number.SequenceEqual("null"u8) ? double.NaN : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return numbers;
    }
}
