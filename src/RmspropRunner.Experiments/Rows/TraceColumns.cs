using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Problems;

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
        Metric("loss", PointMetric.Loss),
        Metric("accuracy", PointMetric.Accuracy),
        Metric("test_loss", PointMetric.TestLoss),
        Metric("test_accuracy", PointMetric.TestAccuracy),
    ];

    public static IReadOnlyList<Column<TrialTracePoint>> OfAllTrials { get; } =
    [
        new("trial", point => Cell.Of(point.Trial)),
        .. OfOneTrial.Select(column => column.Within<TrialTracePoint>(point => point.Point)),
    ];

    /// <summary>Only learning problems and those with noise have metrics.</summary>
    private static Column<TracePoint> Metric(string name, PointMetric metric) => new(name, point => Cell.Of(point[metric])) { IsSparse = true };
}
