using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>An objective that hands out gradients made beforehand, one row an iteration, whatever x is.</summary>
internal sealed class InjectedGradients(IReadOnlyList<double[]> gradients) : ObjectiveKernel
{
    public override void Evaluate(LaneBlock block, int iteration)
    {
        double[] row = gradients[Math.Min(iteration, gradients.Count - 1)];
        for (int i = 0; i < row.Length; i++)
            block.Fill(block.Layout.Gradient + i, row[i]);
        block.Fill(block.Layout.Objective, 0);
    }

    /// <summary>The parameters after each update by a method.</summary>
    public static double[][] Run(Method method, double[] start, IReadOnlyList<double[]> gradients, LaneWidth width = LaneWidth.Scalar)
    {
        Problem problem = new()
        {
            Name = "injected",
            Summary = "",
            Formula = "",
            Dimensions = DimensionRange.From(1),
            Bounds = [new(-1, 1)],
            Kernel = (_, _) => new InjectedGradients(gradients),
        };
        RunRules rules = new(gradients.Count, StopRules.None, TraceRules.Everything);
        (TrialBatch _, TraceBuffer trace) = Runs.Run(problem, method, [start], rules, width);
        return [.. Enumerable.Range(1, gradients.Count).Select(k => trace.X(trace.FirstRow(0) + k).ToArray())];
    }
}
