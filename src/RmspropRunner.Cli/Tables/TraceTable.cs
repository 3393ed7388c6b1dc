using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Tables;

/// <summary>The recorded iterations of one trial.</summary>
internal static class TraceTable
{
    public static IReadOnlyList<TableColumn<TracePoint>> Columns { get; } =
    [
        .. TraceColumns.OfOneTrial.Select(column => new TableColumn<TracePoint>(column)
        {
            Leaves = column.Name switch { "gradient_norm" => 1, "step_norm" => 2, "x" => 3, _ => 0 },
        }),
    ];
}
