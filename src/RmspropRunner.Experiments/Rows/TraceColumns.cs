using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Rows;

/// <summary>The recorded iterations of one trial, or of all.</summary>
public static class TraceColumns
{
    public static IReadOnlyList<Column<TracePoint>> OfOneTrial { get; } =
    [
        new("iteration", point => Cell.Of((long)point.Iteration)),
        new("objective", point => Cell.Of(point.Objective)),
        new("gradient_norm", point => Cell.Of(point.GradientNorm)),
        new("step_norm", point => Cell.Of(point.StepNorm)),
        new("x", point => Cell.Of(point.X)),
    ];

    public static IReadOnlyList<Column<TrialTracePoint>> OfAllTrials { get; } =
    [
        new("trial", point => Cell.Of(point.Trial)),
        .. OfOneTrial.Select(column => column.Within<TrialTracePoint>(point => point.Point)),
    ];
}
