using System.Globalization;
using System.Text.RegularExpressions;

namespace RmspropRunner.IntegrationTests.Prometheus;

/// <summary>An answer to a scrape, read: the families, and what each says.</summary>
internal static partial class Exposition
{
    /// <summary>
    /// By family: its type and help, and its samples as name, labels in order, and value. All that Prometheus makes of it, and
    /// nothing of how it is written.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string text)
    {
        SortedDictionary<string, IReadOnlyList<string>> families = new(StringComparer.Ordinal);
        List<string> lines = [];
        string name = "";
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
                families.Add(name = line.Split(' ')[2], lines = []);
            if (line.StartsWith('#'))
            {
                lines.Add(line);
                continue;
            }

            Match sample = Sample().Match(line);
            Assert.True(sample.Success, $"No sample: {line}");
            Assert.StartsWith(name, sample.Groups["name"].Value, StringComparison.Ordinal);
            IEnumerable<string> labels = sample.Groups["label"].Captures.Select(label => label.Value).Order(StringComparer.Ordinal);
            string value = sample.Groups["value"].Value;
            bool isFinite = double.TryParse(value, CultureInfo.InvariantCulture, out double number);
            lines.Add($"{sample.Groups["name"].Value}{{{string.Join(',', labels)}}} {(isFinite ? number.ToString("R", CultureInfo.InvariantCulture) : value)}");
        }

        return families.ToDictionary(
            family => family.Key, IReadOnlyList<string> (family) => [.. family.Value.Take(2), .. family.Value.Skip(2).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The value of a sample without labels, or with labels as written.</summary>
    public static double Value(string text, string sample)
    {
        string line = text.Split('\n').Single(line =>
            line.StartsWith($"{sample} ", StringComparison.Ordinal) || line.StartsWith($"{sample}{{}} ", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"),?)*\})? (?<value>[^ ]+)$""")]
    private static partial Regex Sample();
}
