using System.Globalization;

namespace RmspropRunner.Cli.Output;

/// <summary>Numbers as people read them: short. Programs get them in full.</summary>
internal static class ShownNumber
{
    /// <summary>Six significant digits, such as 1.25023e-04.</summary>
    public static string Of(double value) => Digits(value, "G6");

    /// <summary>Four significant digits, where several numbers share a column.</summary>
    public static string Short(double value) => Digits(value, "G4");

    /// <summary>Grouped by thousands, such as 10,000.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A large number in words, such as 12.3 million.</summary>
    public static string Large(double value) => value switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:G3} billion"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:G3} million"),
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>A size, such as 12.3 MB.</summary>
    public static string Bytes(double value) => value switch
    {
        >= 1e12 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e12:0.#} TB"),
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.#} GB"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(value / 1e3):0} kB"),
    };

    /// <summary>With its noun: 1 trial, 20 trials.</summary>
    public static string Count(long value, string noun) => $"{Of(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A time span, such as 0.25 s, 12 s, 3:05 or 2:10:00.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time:m\\:ss}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):0}:{time:mm\\:ss}"),
    };

    private static string Digits(double value, string format) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => value.ToString(format, CultureInfo.InvariantCulture).Replace('E', 'e'),
    };
}
