using System.Globalization;

namespace RmspropRunner.Cli.Reports;

/// <summary>
/// Writes an array as NumPy prints it with its default options: at most 8 decimals, the shortest digits that tell a
/// number, and powers of ten where magnitudes are very large, very small or far apart. Elements are separated by one
/// space: NumPy's padding and line breaks are left out.
/// </summary>
internal static class NumpyText
{
    private const int Decimals = 8;
    private const double LargestFixed = 1e8;
    private const double SmallestFixed = 1e-4;
    private const double LargestRatio = 1000;

    /// <summary>Longer arrays are printed as their ends only.</summary>
    private const int Threshold = 1000;

    private const int EdgeItems = 3;

    public static string Of(ReadOnlySpan<double> array)
    {
        double[] printed = array.Length > Threshold ? [.. array[..EdgeItems], .. array[^EdgeItems..]] : array.ToArray();
        double[] finite = [.. printed.Where(double.IsFinite)];
        IEnumerable<string> words = IsScientific(finite) ? Scientific(printed, finite) : printed.Select(Fixed);
        if (array.Length > Threshold)
            words = [.. words.Take(EdgeItems), "...", .. words.Skip(EdgeItems)];
        return $"[{string.Join(' ', words)}]";
    }

    private static bool IsScientific(double[] finite)
    {
        double[] magnitudes = [.. finite.Where(value => value != 0).Select(Math.Abs)];
        if (magnitudes.Length == 0)
            return false;
        double largest = magnitudes.Max();
        double smallest = magnitudes.Min();
        return largest >= LargestFixed || smallest < SmallestFixed || largest / smallest > LargestRatio;
    }

    private static string Fixed(double value)
    {
        if (!double.IsFinite(value))
            return NonFinite(value);
        DecimalDigits digits = DecimalDigits.ShortestOf(value);
        string text = digits.Decimals <= Decimals ? digits.ToFixed() : value.ToString("F8", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0') : text + ".";
    }

    /// <summary>All with as many digits as the one that needs most, in the mantissa and in the exponent.</summary>
    private static IEnumerable<string> Scientific(double[] printed, double[] finite)
    {
        int decimals = finite.Max(value => Rounded(value).MantissaDecimals);
        int exponentDigits = Math.Max(2, finite.Max(value => Digits(Rounded(value).Exponent)));
        return printed.Select(value => double.IsFinite(value)
            ? DecimalDigits.Parse(value.ToString($"E{decimals}", CultureInfo.InvariantCulture)).ToScientific(decimals, exponentDigits)
            : NonFinite(value));
    }

    private static DecimalDigits Rounded(double value)
    {
        DecimalDigits digits = DecimalDigits.ShortestOf(value);
        return digits.MantissaDecimals <= Decimals ? digits : DecimalDigits.Parse(value.ToString("E8", CultureInfo.InvariantCulture));
    }

    private static int Digits(int exponent) => Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Length;

    private static string NonFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
