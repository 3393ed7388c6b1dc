using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Plots.Objectives;

/// <summary>What a problem's surface is made of: f(x), without noise, and of learning problems the loss over all training rows.</summary>
internal static class ObjectiveValues
{
    private const int Lanes = 64;

    /// <summary>f at each point.</summary>
    public static double[] At(ProblemInstance instance, IReadOnlyList<double[]> points) =>
        instance.Problem.Metrics is { } metrics ? Measured(metrics(instance.Dimension), points) : Evaluated(instance, points);

    private static double[] Measured(IPointMetrics metrics, IReadOnlyList<double[]> points)
    {
        double[] values = new double[Enum.GetValues<PointMetric>().Length];
        return [.. points.Select(point =>
        {
            metrics.Measure(point, values);
            return values[(int)PointMetric.Loss];
        })];
    }

    private static double[] Evaluated(ProblemInstance instance, IReadOnlyList<double[]> points)
    {
        LaneWidth width = LaneWidths.Default;
        LaneBlock block = new(new BlockRows(instance.Dimension, 0, 0, keepsPrevious: false, keepsBest: false), Lanes, width);
        ObjectiveKernel kernel = instance.Problem.Kernel(instance.Dimension, width);
        double[] values = new double[points.Count];
        for (int first = 0; first < points.Count; first += Lanes)
        {
            block.Count = Math.Min(Lanes, points.Count - first);
            for (int lane = 0; lane < Lanes; lane++)
                block.Write(block.Layout.X, lane, points[first + Math.Min(lane, block.Count - 1)]);
            kernel.Evaluate(block, 0);
            for (int lane = 0; lane < block.Count; lane++)
                values[first + lane] = block[block.Layout.Objective, lane];
        }

        return values;
    }
}
