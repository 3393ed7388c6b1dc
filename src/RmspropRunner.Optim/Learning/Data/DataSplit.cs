using RmspropRunner.Optim.Learning.Batches;

namespace RmspropRunner.Optim.Learning.Data;

/// <summary>Which rows are kept back for testing: a share of them, drawn by the seed. The others train.</summary>
/// <param name="TestShare">From 0 to below 1; rounded to whole rows, at least one of each kind where it is above 0.</param>
/// <param name="Seed">Which rows they are.</param>
public readonly record struct DataSplit(double TestShare, uint Seed)
{
    /// <summary>How many of the rows are kept back.</summary>
    public int TestCount(int rows) =>
        TestShare == 0 || rows < 2 ? 0 : Math.Clamp((int)Math.Round(rows * TestShare), 1, rows - 1);

    /// <summary>Both parts, each in the order of the data.</summary>
    public (DataRows Training, DataRows? Test) Of(DataRows rows)
    {
        int kept = TestCount(rows.Count);
        if (kept == 0)
            return (rows, null);
        RowOrder order = RowOrder.OfSplit(rows.Count, Seed);
        int[] drawn = [.. Enumerable.Range(0, rows.Count).Select(place => order[place])];
        return (rows.Select([.. drawn[kept..].Order()]), rows.Select([.. drawn[..kept].Order()]));
    }
}
