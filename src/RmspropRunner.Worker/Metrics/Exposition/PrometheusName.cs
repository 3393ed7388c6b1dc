using System.Text;
using System.Text.RegularExpressions;
using OpenTelemetry.Metrics;

namespace RmspropRunner.Worker.Metrics.Exposition;

/// <summary>A metric's name as Prometheus has it: with its unit, and _total where it counts.</summary>
/// <remarks>The rules are OpenTelemetry's, of its compatibility with Prometheus.</remarks>
internal static partial class PrometheusName
{
    public static string Of(Metric metric) => Of(metric.Name, metric.Unit, IsCounter(metric.MetricType));

    public static string Of(string name, string unit, bool isCounter)
    {
        string clean = Clean(name);
        string suffix = UnitOf(unit);
        if (suffix.Length > 0 && !clean.EndsWith(suffix, StringComparison.Ordinal)
            && !(isCounter && clean.EndsWith($"{suffix}_total", StringComparison.Ordinal)))
            clean = $"{clean}_{suffix}";
        return isCounter && !clean.EndsWith("_total", StringComparison.Ordinal) ? $"{clean}_total" : clean;
    }

    /// <summary>A label's name: what is no letter, digit or underscore becomes an underscore.</summary>
    public static string Label(string key)
    {
        StringBuilder name = new(key.Length + 1);
        if (key.Length == 0 || char.IsAsciiDigit(key[0]))
            name.Append('_');
        foreach (char c in key)
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return name.ToString();
    }

    public static bool IsCounter(MetricType type) => type is MetricType.LongSum or MetricType.DoubleSum;

    private static string Clean(string name) =>
        char.IsAsciiDigit(name[0]) ? $"_{NotAllowed().Replace(name[1..], "_").TrimStart('_')}" : NotAllowed().Replace(name, "_");

    private static string UnitOf(string unit)
    {
        string[] parts = Annotation().Replace(unit, "").Split('/', 2);
        string word = parts.Length == 2 && parts[1].Length > 0 ? $"{Word(parts[0])}_per_{WordAfterPer(parts[1])}" : Word(string.Join('/', parts));
        return NotAllowed().Replace(word, "_").Trim('_');
    }

    private static string Word(string unit) => unit switch
    {
        "1" => "",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "min" => "minutes",
        "h" => "hours",
        "d" => "days",
        "By" or "B" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "GiBy" => "gibibytes",
        "%" => "percent",
        "Hz" => "hertz",
        _ => unit,
    };

    private static string WordAfterPer(string unit) => unit switch
    {
        "s" => "second",
        "m" => "minute",
        "h" => "hour",
        "d" => "day",
        _ => unit,
    };

    [GeneratedRegex(@"[^A-Za-z0-9:]+")]
    private static partial Regex NotAllowed();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Annotation();
}
