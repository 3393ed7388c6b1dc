using Spectre.Console;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>What `./bench.sh` does: measures the cases, prints what came out, and writes it down where all were measured.</summary>
internal static class PeerComparison
{
    private const string QuickOption = "--quick";

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        List<string> names = [.. arguments.Where(argument => argument != QuickOption)];
        if (names.Find(name => PeerCases.All.All(known => known.Name != name)) is { } unknown)
            throw new InvalidOperationException($"'{unknown}' is not a case; the cases are {string.Join(", ", PeerCases.All.Select(known => known.Name))}.");

        Effort effort = arguments.Contains(QuickOption) ? Effort.Quick : Effort.Full;
        List<(PeerGroup Group, PeerRow Row)> rows = [];
        foreach (PeerCase each in PeerCases.All.Where(each => names.Count == 0 || names.Contains(each.Name)))
        {
            Console.Error.WriteLine($"{each.Name} …");
            foreach (PeerRow row in await each.Measure(effort))
                rows.Add((each.Group, row));
        }

        Print(rows.Select(row => row.Row));
    }

    private static void Print(IEnumerable<PeerRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumns("work", "peer")
            .AddColumn(new TableColumn("peer's").RightAligned())
            .AddColumn(new TableColumn("ours").RightAligned())
            .AddColumn(new TableColumn("ratio").RightAligned())
            .AddColumns("wanted", "");
        foreach (PeerRow row in rows)
        {
            string ratio = row.IsMet switch { true => $"[green]{row.Ratio}[/]", false => $"[red]{row.Ratio}[/]", null => row.Ratio };
            table.AddRow(
                Markup.Escape(row.Work), Markup.Escape(row.Peer), Markup.Escape(row.Theirs), Markup.Escape(row.Own),
                ratio, Markup.Escape(row.Wanted), Markup.Escape(row.Note));
        }

        // A pipe has no width of its own, and rows that are folded are hard to read.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
    }
}
