using System.Text;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>docs/performance.md, whose prose is written by hand and whose tables, between markers, are written here.</summary>
internal static class PerformancePage
{
    private static string Location => Path.Combine(Repository.Root, "docs", "performance.md");

    /// <summary>Replaces what stands between the markers of this name.</summary>
    public static void Write(string marker, string text)
    {
        string start = $"<!-- {marker} -->\n";
        string end = $"<!-- end of {marker} -->";
        string page = File.ReadAllText(Location);
        int from = page.IndexOf(start, StringComparison.Ordinal);
        int to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"docs/performance.md has no '{start.Trim()}' with '{end}' after it.");
        File.WriteAllText(Location, $"{page[..(from + start.Length)]}{text}{page[to..]}");
    }

    /// <summary>A table of what was measured.</summary>
    public static string Table(IEnumerable<PeerRow> rows)
    {
        StringBuilder text = new("| work | against | theirs | ours | ratio | wanted | |\n|---|---|--:|--:|--:|--:|---|\n");
        foreach (PeerRow row in rows)
            text.Append($"| {row.Work} | {row.Peer} | {row.Theirs} | {row.Own} | {row.Ratio} | {row.Wanted}{Mark(row)} | {row.Note} |\n");
        return text.ToString();
    }

    private static string Mark(PeerRow row) => row.IsMet switch { true => " ✓", false => " ✗", null => "" };
}
