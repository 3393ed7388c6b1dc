using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Tables;

/// <summary>The recorded iterations of one trial, or of all.</summary>
internal static class TraceTable
{
    public static IReadOnlyList<Column<TracePoint>> Columns { get; } =
    [
        new("iteration", point => Cell.Of((long)point.Iteration)),
        new("objective", point => Cell.Of(point.Objective)),
        new("gradient_norm", point => Cell.Of(point.GradientNorm)) { Leaves = 1 },
        new("step_norm", point => Cell.Of(point.StepNorm)) { Leaves = 2 },
        new("x", point => Cell.Of(point.X)) { Leaves = 3 },
    ];

    public static IReadOnlyList<Column<TrialTracePoint>> OfAllTrials { get; } =
    [
        new("trial", point => Cell.Of(point.Trial)),
        .. Columns.Select(column => column.Within<TrialTracePoint>(point => point.Point)),
    ];
}
