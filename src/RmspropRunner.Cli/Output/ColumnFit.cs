namespace RmspropRunner.Cli.Output;

/// <summary>Which columns a table has room for, and how wide those are whose text may be broken.</summary>
/// <param name="Kept">The places of the columns that stay.</param>
/// <param name="Widths">Their widths.</param>
internal sealed record ColumnFit(int[] Kept, int[] Widths)
{
    /// <summary>What lies between two columns.</summary>
    public const int Gap = 2;

    private const int NarrowestWrapped = 22;

    /// <param name="columns">The columns.</param>
    /// <param name="longest">The length of the longest text of each.</param>
    /// <param name="room">The screen's width.</param>
    public static ColumnFit Of<T>(IReadOnlyList<TableColumn<T>> columns, int[] longest, int room)
    {
        List<int> kept = [.. Enumerable.Range(0, columns.Count)];
        foreach (int leaving in kept.Where(i => columns[i].Leaves > 0).OrderByDescending(i => columns[i].Leaves).ToArray())
        {
            if (kept.Sum(i => Narrowest(columns[i], longest[i]) + Gap) <= room)
                break;
            kept.Remove(leaving);
        }

        int left = room - kept.Sum(i => Narrowest(columns[i], longest[i]) + Gap);
        int[] widths = new int[kept.Count];
        for (int place = 0; place < widths.Length; place++)
        {
            int narrowest = Narrowest(columns[kept[place]], longest[kept[place]]);
            widths[place] = Math.Min(longest[kept[place]], narrowest + Math.Max(left, 0));
            left -= widths[place] - narrowest;
        }

        return new ColumnFit([.. kept], widths);
    }

    private static int Narrowest<T>(TableColumn<T> column, int longest) => column.Wraps ? Math.Min(longest, NarrowestWrapped) : longest;
}
