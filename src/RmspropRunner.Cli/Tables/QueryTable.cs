using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Tables;

/// <summary>The answer to a query: its columns are known when it is asked.</summary>
internal static class QueryTable
{
    public static IReadOnlyList<TableColumn<IReadOnlyList<object?>>> Columns(IReadOnlyList<string> names) =>
        [.. names.Select((name, i) => new TableColumn<IReadOnlyList<object?>>(name, row => Cell.OfStored(row[i])) { Wraps = true })];
}
