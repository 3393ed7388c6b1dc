namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>Rows of finite numbers, and the columns' names where there are any.</summary>
public sealed class NumberTable
{
    /// <param name="names">The columns' names; null for none.</param>
    /// <param name="columnCount">Numbers in each row.</param>
    /// <param name="values">Row after row.</param>
    public NumberTable(IReadOnlyList<string>? names, int columnCount, double[] values)
    {
        Names = names;
        ColumnCount = columnCount;
        RowCount = values.Length / columnCount;
        Values = values;
    }

    /// <summary>The columns' names: distinct, but that several may be empty; null where the first row has numbers already.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>The words that a column's numbers, counted from 0, stand for, in ordinal order; null where no column had words.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>All numbers, row after row; not to be written to.</summary>
    public double[] Values { get; }

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>A cell, both counted from 0, names left out.</summary>
    public double this[int row, int column] => Values[row * ColumnCount + column];

    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * ColumnCount, ColumnCount);

    /// <summary>A copy of one column, from top to bottom.</summary>
    public double[] Column(int column)
    {
        double[] values = new double[RowCount];
        for (int row = 0; row < RowCount; row++)
            values[row] = this[row, column];
        return values;
    }
}
