using System.Globalization;
using RmspropRunner.Storage.Text;

namespace RmspropRunner.Storage.Postgres;

/// <summary>PostgreSQL's text of a value, as what a query gives: a long, a double, bytes, or text that reads alike in every database.</summary>
internal static class PostgresText
{
    /// <param name="typeOid">Of pg_type; these numbers never change.</param>
    public static Func<string, object> ReaderOf(uint typeOid) => typeOid switch
    {
        20 or 21 or 23 or 26 => static text => long.Parse(text, CultureInfo.InvariantCulture),
        700 or 701 => static text => Number(text),
        1700 => Numeric,
        17 => static text => Convert.FromHexString(text.AsSpan(2)),
        16 => static text => text == "t" ? "true" : "false",
        1184 => static text => UtcTime(text),
        1021 or 1022 => static text => IsFlat(text) ? JsonNumbers.Write(Vector(text)) : text,
        1005 or 1007 or 1016 => static text => IsFlat(text) ? $"[{text[1..^1].Replace("NULL", "null", StringComparison.Ordinal)}]" : text,
        _ => static text => text,
    };

    /// <summary>A sum of whole numbers is a numeric, and still whole.</summary>
    private static object Numeric(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? (object)whole : Number(text);

    /// <summary>Infinity and NaN are spelled as .NET spells them.</summary>
    private static double Number(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>From 2024-02-29 23:59:58.1234+00; infinity and years beyond 9999 stay as they are.</summary>
    private static string UtcTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? UtcText.Write(time) : text;

    /// <summary>Neither of several dimensions nor counted from elsewhere than 1.</summary>
    private static bool IsFlat(string text) => text[0] == '{' && text.LastIndexOf('{') == 0;

    private static double[] Vector(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan(1, text.Length - 2);
        if (rest.IsEmpty)
            return [];
        List<double> numbers = [];
        foreach (Range range in rest.Split(','))
            numbers.Add(rest[range] is "NULL" ? double.NaN : Number(rest[range]));
        return [.. numbers];
    }
}
