using Spectre.Console;

namespace RmspropRunner.Cli.Output;

/// <summary>Writes the first rows as a table for people, as wide as the screen allows.</summary>
internal static class TextTable
{
    /// <summary>A remainder this small is shown as well: saying that it is there takes as much room.</summary>
    private const int Remainder = 10;

    /// <returns>Whether rows were left out.</returns>
    public static async Task<bool> WriteAsync<T>(
        IAnsiConsole screen, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, int limit, CancellationToken cancellationToken)
    {
        TableColumn<T>[] all = [.. columns.Where(column => column.IsForPeople)];
        long most = (long)limit + Remainder;
        List<string[]> lines = [];
        bool isCut = false;
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            if (isCut = lines.Count == most)
                break;
            lines.Add([.. all.Select(column => column.Show(row))]);
        }

        if (isCut)
            lines.RemoveRange(limit, lines.Count - limit);
        TableColumn<T>[] shown = DropEmpty(all, lines);
        bool[] isNumber = [.. shown.Select((_, i) => lines.All(line => IsNumber(line[i])))];
        int[] longest = [.. shown.Select((column, i) => lines.Select(line => LongestLine(line[i])).Append(column.Name.Length).Max())];
        ColumnFit fit = ColumnFit.Of(shown, longest, screen.Profile.Width);

        Table table = new() { Border = TableBorder.Horizontal };
        for (int place = 0; place < fit.Kept.Length; place++)
        {
            int i = fit.Kept[place];
            table.AddColumn(new TableColumn(new Text(shown[i].Name))
            {
                Alignment = isNumber[i] ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, place < fit.Kept.Length - 1 ? ColumnFit.Gap - 1 : 0, 0),
                Width = fit.Widths[place],
            });
        }

        foreach (string[] line in lines)
            table.AddRow(fit.Kept.Select(i => new Text(line[i])));
        screen.Write(table);
        if (fit.Kept.Length < shown.Length)
        {
            IEnumerable<string> missing = shown.Where((_, i) => !fit.Kept.Contains(i)).Select(column => column.Name);
            screen.WriteLine($"Too narrow here for {string.Join(", ", missing)}: --format csv has them.");
        }

        return isCut;
    }

    /// <summary>Leaves out the optional columns that have nothing in any row.</summary>
    private static TableColumn<T>[] DropEmpty<T>(TableColumn<T>[] columns, List<string[]> lines)
    {
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Leaves == 0 || lines.Exists(line => line[i].Length > 0))];
        for (int i = 0; i < lines.Count; i++)
            lines[i] = [.. kept.Select(place => lines[i][place])];
        return [.. kept.Select(place => columns[place])];
    }

    private static bool IsNumber(string text) => text.Length == 0 || char.IsAsciiDigit(text[^1]) && text[0] is '-' or (>= '0' and <= '9');

    private static int LongestLine(string text) => text.Split('\n').Max(line => line.Length);
}
