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
        List<string> failures = [];
        foreach (PeerCase each in PeerCases.All.Where(each => names.Count == 0 || names.Contains(each.Name)))
        {
            Console.Error.WriteLine($"{each.Name} …");
            foreach (PeerRow row in await MeasureAsync(each, effort, failures))
                rows.Add((each.Group, row));
        }

        Print(rows.Select(row => row.Row));
        await WriteAsync(rows, names, effort);
        if (failures.Count > 0)
            throw new InvalidOperationException($"not measured: {string.Join(", ", failures)}.");
    }

    /// <summary>One case that fails must not cost what the others have measured: it says so in its row's place.</summary>
    private static async Task<IReadOnlyList<PeerRow>> MeasureAsync(PeerCase each, Effort effort, List<string> failures)
    {
        try
        {
            return await each.Measure(effort);
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"{each.Name} failed: {error}");
            failures.Add(each.Name);
            return [PeerRow.Failed(each.Name, error)];
        }
    }

    /// <summary>Writes the tables whose cases all were measured, and with full effort.</summary>
    private static async Task WriteAsync(List<(PeerGroup Group, PeerRow Row)> rows, List<string> names, Effort effort)
    {
        if (effort != Effort.Full)
            return;
        string machine = $"Measured on: {await Machine.DescribeAsync()}.\n\n";
        foreach (IGrouping<PeerGroup, PeerCase> group in PeerCases.All.GroupBy(each => each.Group))
        {
            if (names.Count == 0 || group.All(each => names.Contains(each.Name)))
                PerformancePage.Write($"{group.Key}".ToLowerInvariant(), machine + PerformancePage.Table(rows.Where(row => row.Group == group.Key).Select(row => row.Row)));
        }
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
            string wanted = row.IsMet switch { true => $"[green]{row.Wanted} ✓[/]", false => $"[red]{row.Wanted} ✗[/]", null => row.Wanted };
            table.AddRow(
                Markup.Escape(row.Work), Markup.Escape(row.Peer), Markup.Escape(row.Theirs), Markup.Escape(row.Own),
                Markup.Escape(row.Ratio), wanted, Markup.Escape(row.Note));
        }

        // A file has neither colours nor a width, and rows that are folded are hard to read.
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Width = 200;
        }

        AnsiConsole.Write(table);
    }
}
