using System.Text.RegularExpressions;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Puts the values of variables into queries, letter by letter as Grafana does.</summary>
internal sealed partial class VariableValues
{
    private readonly Dictionary<string, (bool IsMulti, IReadOnlyList<string> Values)> _values = [];

    /// <summary>The range that a panel shows, and how far back a rate looks.</summary>
    public const string Range = "15m";

    public IReadOnlyList<string> this[string name] => _values[name].Values;

    public void Set(string name, bool isMulti, IReadOnlyList<string> values) => _values[name] = (isMulti, values);

    public string Fill(string query, bool isSql)
    {
        string filled = query.Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$__range", Range, StringComparison.Ordinal);
        return Reference().Replace(filled, reference =>
        {
            (bool isMulti, IReadOnlyList<string> values) = _values[reference.Groups["name"].Value];
            return (reference.Groups["format"].Value, isSql) switch
            {
                ("sqlstring", _) => string.Join(',', values.Select(SqlString)),
                ("raw", _) => string.Join(',', values),
                ("", false) => isMulti ? RegexAlternatives(values) : PlainInPromQl(values.Single()),
                (string format, _) => throw new InvalidOperationException($"'{reference.Value}' in a query: tests do not know the format '{format}' there."),
            };
        });
    }

    /// <summary>Grafana's :sqlstring, which doubles apostrophes, and escapes quotation marks as only MySQL wants them.</summary>
    private static string SqlString(string value) =>
        $"'{value.Replace("'", "''", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}'";

    /// <summary>What the Prometheus data source makes of one value.</summary>
    private static string PlainInPromQl(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\\\'", StringComparison.Ordinal);

    private static string RegexAlternatives(IReadOnlyList<string> values)
    {
        string[] escaped = [.. values.Select(value => value == ".*" ? value : RegexCharacter().Replace(value.Replace("\\", "\\\\\\\\", StringComparison.Ordinal), @"\\$0"))];
        return escaped.Length == 1 ? escaped[0] : $"({string.Join('|', escaped)})";
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)(:(?<format>\w+))?\}|\$(?<name>[A-Za-z]\w*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[$^*{}\[\]+?.()|]")]
    private static partial Regex RegexCharacter();
}
