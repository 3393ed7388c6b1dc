using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Tables;

/// <summary>What is wrong with a spec.</summary>
internal static class SpecErrorTable
{
    public static IReadOnlyList<TableColumn<SpecError>> Columns { get; } =
    [
        new("line", error => Cell.Of((long)error.Line)),
        new("column", error => Cell.Of((long)error.Column)),
        new("message", error => Cell.Of(error.Message)) { Wraps = true },
    ];
}
