using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Worker.OpenApi;

/// <summary>Marks endpoints that answer with rows of a table, and says what the rows are made of.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Shape">How JSON holds the rows.</param>
/// <param name="MediaTypes">What the rows can be had as.</param>
internal sealed record RowAnswer(IReadOnlyList<string> Columns, RowShape Shape, IReadOnlyList<string> MediaTypes)
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";

    /// <summary>Rows that can be had as JSON and as CSV.</summary>
    public static RowAnswer Of<T>(IReadOnlyList<Column<T>> columns, RowShape shape) => Of(columns, shape, Json, Csv);

    public static RowAnswer Of<T>(IReadOnlyList<Column<T>> columns, RowShape shape, params string[] mediaTypes) =>
        new([.. columns.Select(column => column.Name)], shape, mediaTypes);
}
