using System.Globalization;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>The values of a range; its ends are always exact.</summary>
internal static class RangeValues
{
    private const double LargestDecimal = 1e9;
    private const int MostDecimals = 12;

    /// <summary>Evenly spaced by difference, in decimal arithmetic, so that 0.1 to 0.9 by nine are the tenths as one writes them.</summary>
    public static IEnumerable<double> Linear(double from, double to, int count)
    {
        if (count == 1)
            return [from];
        int steps = count - 1;
        return ShortDecimal(from) is decimal first && ShortDecimal(to) is decimal last
            ? Enumerable.Range(0, count).Select(i => Nearest((first * (steps - i) + last * i) / steps))
            : Enumerable.Range(0, count).Select(i =>
                i == 0 ? from : i == steps ? to : Between(from, to, from * ((double)(steps - i) / steps) + to * ((double)i / steps)));
    }

    /// <summary>Evenly spaced by ratio; powers of ten among them are exact.</summary>
    public static IEnumerable<double> Logarithmic(double from, double to, int count)
    {
        if (count == 1)
            return [from];
        int steps = count - 1;
        double first = Elementary.Log10(from);
        double last = Elementary.Log10(to);
        return Enumerable.Range(0, count).Select(i =>
            i == 0 ? from : i == steps ? to : Between(from, to, Elementary.PowerOfTen(first + i * (last - first) / steps)));
    }

    /// <summary>The number as it is written, where a million steps of it stay within a decimal's 28 digits; otherwise null.</summary>
    private static decimal? ShortDecimal(double value)
    {
        if (Math.Abs(value) > LargestDecimal)
            return null;
        string written = value.ToString("F15", CultureInfo.InvariantCulture);
        decimal candidate = decimal.Parse(written, CultureInfo.InvariantCulture);
        return decimal.Round(candidate, MostDecimals) is decimal rounded && Nearest(rounded) == value ? rounded : null;
    }

    /// <summary>Through its text, since the conversion of a decimal to a double does not always round to the nearest.</summary>
    private static double Nearest(decimal value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Between(double from, double to, double value) => Math.Clamp(value, Math.Min(from, to), Math.Max(from, to));
}
