using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Tables;

/// <summary>The trials of an experiment, as they ended.</summary>
internal static class TrialTable
{
    private const string Hyperparameters = "hyperparameters";

    public static IReadOnlyList<TableColumn<TrialRecord>> Columns { get; } =
    [
        .. TrialColumns.All.Select(column => new TableColumn<TrialRecord>(column)
        {
            Shown = column.Name == Hyperparameters ? trial => ShownCell.Hyperparameters(trial.Hyperparameters) : null,
            Wraps = column.Name == Hyperparameters,
            Leaves = column.Name switch
            {
                "optimizer" => 1,
                "problem" => 2,
                "best_iteration" => 3,
                "final_objective" => 4,
                Hyperparameters => 5,
                "outcome" => 6,
                "dimension" => 7,
                "configuration" => 8,
                "target_iteration" => 9,
                "final_x" => 10,
                "start" => 11,
                _ => 0,
            },
        }),
    ];
}
