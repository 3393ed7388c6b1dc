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
            Leaves = column.Name switch
            {
                "loss" => 1,
                "test_loss" => 2,
                "accuracy" => 3,
                "test_accuracy" => 4,
                "gradient_norm" => 5,
                "step_norm" => 6,
                "x" => 7,
                _ => 0,
            },
        }),
    ];
}
