namespace RmspropRunner.Cli.Reports;

/// <summary>Texts as Markdown shows them letter by letter.</summary>
internal static class MarkdownText
{
    /// <summary>What is printed instead of a page's author.</summary>
    public static string Origin(string command) => $"This page is printed by `rmsprop {command} --format markdown`.";

    public static string Code(string text) => $"`{text}`";

    /// <summary>Words in a sentence or a table's cell.</summary>
    public static string Words(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("|", @"\|", StringComparison.Ordinal)
        .Replace("*", @"\*", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("<", @"\<", StringComparison.Ordinal);

    public static void Table(TextWriter output, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        output.WriteLine($"| {string.Join(" | ", columns)} |");
        output.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (IReadOnlyList<string> row in rows)
            output.WriteLine($"| {string.Join(" | ", row)} |");
    }
}
