using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Output;

/// <summary>A column, and how tables show it.</summary>
/// <param name="Name">Its name, the same in every format.</param>
/// <param name="Value">Its value in a row.</param>
internal sealed record TableColumn<T>(string Name, Func<T, Cell> Value) : Column<T>(Name, Value)
{
    public TableColumn(Column<T> column)
        : this(column.Name, column.Value) => IsSparse = column.IsSparse;

    /// <summary>How tables show it; null for the shortened value.</summary>
    public Func<T, string>? Shown { get; init; }

    public Audience Audience { get; init; }

    /// <summary>Where a terminal is too narrow, columns leave the table in this order, the highest first; 0 stays.</summary>
    public int Leaves { get; init; }

    /// <summary>Whether tables may break its text over lines to make room.</summary>
    public bool Wraps { get; init; }

    public bool IsForPeople => Audience != Audience.Programs;

    public bool IsForPrograms => Audience != Audience.People;

    /// <summary>The text in a table.</summary>
    public string Show(T row) => Shown is null ? ShownCell.Of(Value(row)) : Shown(row);

    /// <summary>The same column, shown alike, of rows that hold such a row.</summary>
    public new TableColumn<TOuter> Within<TOuter>(Func<TOuter, T> inner) => new(Name, row => Value(inner(row)))
    {
        Shown = Shown is null ? null : row => Shown(inner(row)),
        Audience = Audience,
        Leaves = Leaves,
        Wraps = Wraps,
        IsSparse = IsSparse,
    };
}
