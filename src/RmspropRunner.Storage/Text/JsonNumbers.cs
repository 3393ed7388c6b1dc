using System.Globalization;
using System.Text;

namespace RmspropRunner.Storage.Text;

/// <summary>JSON arrays of numbers as <see cref="JsonNumberWriter"/> writes them.</summary>
internal static class JsonNumbers
{
    public static string Write(double[] numbers) => Encoding.UTF8.GetString(new JsonNumberWriter().Write(numbers));

    public static double[] Read(string json)
    {
        if (json.Length < 2 || json[0] != '[' || json[^1] != ']')
            throw new FormatException($"Expected a JSON array of numbers, found '{json}'.");

        ReadOnlySpan<char> rest = json.AsSpan(1, json.Length - 2);
        if (rest.IsEmpty)
            return [];

        double[] numbers = new double[rest.Count(',') + 1];
        int index = 0;
        foreach (Range range in rest.Split(','))
        {
            ReadOnlySpan<char> number = rest[range];
            numbers[index++] = number is "null" ? double.NaN : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return numbers;
    }
}
