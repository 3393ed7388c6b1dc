using System.Globalization;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>Numbers as the tables have them.</summary>
internal static class Figures
{
    /// <summary>Updates of one parameter, in millions a second.</summary>
    public static string Updates(double rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{Rounded(rate / 1e6)} M updates/s");

    public static string Points(double rate) => string.Create(CultureInfo.InvariantCulture, $"{Rounded(rate / 1e3)} k points/s");

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s");

    public static string Ratio(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{Rounded(ratio)}");

    public static string AtLeast(double wanted) => string.Create(CultureInfo.InvariantCulture, $"≥ {wanted}");

    /// <summary>Three digits, or all before the point.</summary>
    private static string Rounded(double value) =>
        value.ToString(value >= 99.5 ? "N0" : value >= 9.95 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
