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

    /// <summary>The place of the column of that name; −1 where there is none.</summary>
    public int ColumnOf(string name)
    {
        for (int column = 0; column < Names?.Count; column++)
        {
            if (Names[column] == name)
                return column;
        }

        return -1;
    }
}
