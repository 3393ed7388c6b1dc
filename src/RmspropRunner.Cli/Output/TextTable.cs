using Spectre.Console;

namespace RmspropRunner.Cli.Output;

/// <summary>Writes the first rows as a table for people, as wide as the screen allows.</summary>
internal static class TextTable
{
    /// <summary>A remainder this small is shown as well: saying that it is there takes as much room.</summary>
    private const int Remainder = 10;

    /// <returns>Whether rows were left out.</returns>
    public static async Task<bool> WriteAsync<T>(
        IAnsiConsole screen, IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, int limit, CancellationToken cancellationToken)
    {
        Column<T>[] all = [.. columns.Where(column => column.IsForPeople)];
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
        Column<T>[] shown = DropEmpty(all, lines);
        bool[] isNumber = [.. shown.Select((_, i) => lines.All(line => IsNumber(line[i])))];
        bool[] fits = Fit(shown, lines, screen.Profile.Width);
        int[] kept = [.. Enumerable.Range(0, shown.Length).Where(i => fits[i])];

        Table table = new() { Border = TableBorder.Horizontal, ShowRowSeparators = false };
        foreach (int i in kept)
            table.AddColumn(new TableColumn(new Text(shown[i].Name)) { Alignment = isNumber[i] ? Justify.Right : Justify.Left });
        foreach (string[] line in lines)
            table.AddRow(kept.Select(i => new Text(line[i])));
        screen.Write(table);
        if (kept.Length < shown.Length)
        {
            IEnumerable<string> missing = shown.Where((_, i) => !fits[i]).Select(column => column.Name);
            screen.WriteLine($"Too narrow here for {string.Join(", ", missing)}: --format csv has them.");
        }

        return isCut;
    }

    /// <summary>Leaves out the optional columns that have nothing in any row.</summary>
    private static Column<T>[] DropEmpty<T>(Column<T>[] columns, List<string[]> lines)
    {
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Leaves == 0 || lines.Exists(line => line[i].Length > 0))];
        for (int i = 0; i < lines.Count; i++)
            lines[i] = [.. kept.Select(place => lines[i][place])];
        return [.. kept.Select(place => columns[place])];
    }

    private static bool IsNumber(string text) => text.Length == 0 || char.IsAsciiDigit(text[^1]) && text[0] is '-' or (>= '0' and <= '9');

    /// <summary>Which columns there is room for.</summary>
    private static bool[] Fit<T>(Column<T>[] columns, List<string[]> lines, int screenWidth)
    {
        int[] widths = [.. columns.Select((column, i) => lines.Aggregate(column.Name.Length, (width, line) => Math.Max(width, line[i].Length)) + 2)];
        bool[] fits = [.. columns.Select(_ => true)];
        foreach (int leaving in Enumerable.Range(0, columns.Length).Where(i => columns[i].Leaves > 0).OrderByDescending(i => columns[i].Leaves))
        {
            if (widths.Where((_, i) => fits[i]).Sum() + 2 <= screenWidth)
                break;
            fits[leaving] = false;
        }

        return fits;
    }
}
