using System.Globalization;
using System.Text.Json;

namespace RmspropRunner.UnitTests.Reference;

/// <summary>Figures printed by the libraries and tutorials that the optimizers are held against.</summary>
internal static class ReferenceFile
{
    public static JsonElement Read(string name)
    {
        using Stream stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"No reference file {name} is embedded.");
        return JsonDocument.Parse(stream).RootElement;
    }

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];

    /// <summary>Reads doubles in C's hexadecimal notation, such as -0x1.53e0bc0170fe8p-3.</summary>
    public static double[] HexDoubles(this JsonElement array) => [.. array.EnumerateArray().Select(item => ParseHex(item.GetString()!))];

    private static double ParseHex(string text)
    {
        bool isNegative = text.StartsWith('-');
        string[] parts = text.TrimStart('-')[2..].Split('p');
        string[] digits = parts[0].Split('.');
        string fraction = digits.Length > 1 ? digits[1] : "";
        long mantissa = long.Parse(digits[0] + fraction, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double value = Math.ScaleB(mantissa, int.Parse(parts[1], CultureInfo.InvariantCulture) - 4 * fraction.Length);
        return isNegative ? -value : value;
    }
}
