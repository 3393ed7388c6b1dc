using RmspropRunner.Cli.Output;

namespace RmspropRunner.Cli.Tables;

/// <summary>The answer to a query: its columns are known when it is asked.</summary>
internal static class QueryTable
{
    public static IReadOnlyList<Column<IReadOnlyList<object?>>> Columns(IReadOnlyList<string> names) =>
        [.. names.Select((name, i) => new Column<IReadOnlyList<object?>>(name, row => Cell.OfStored(row[i])) { Wraps = true })];
}
