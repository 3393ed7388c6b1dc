namespace RmspropRunner.Experiments.Rows;

/// <summary>A column of rows: every format is written from it.</summary>
/// <param name="Name">Its name, the same in every format.</param>
/// <param name="Value">Its value in a row.</param>
public record Column<T>(string Name, Func<T, Cell> Value)
{
    /// <summary>Whether most rows have nothing here: JSON then leaves it out of them. CSV and tables keep the column.</summary>
    public bool IsSparse { get; init; }

    /// <summary>The same column of rows that hold such a row.</summary>
    public Column<TOuter> Within<TOuter>(Func<TOuter, T> inner) => new(Name, row => Value(inner(row))) { IsSparse = IsSparse };
}
