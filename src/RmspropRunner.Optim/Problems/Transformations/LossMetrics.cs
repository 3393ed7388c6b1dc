using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>The loss alone: what a kernel without noise gives at a point.</summary>
/// <param name="kernel">Of scalar width.</param>
/// <param name="dimension">n.</param>
internal sealed class LossMetrics(ObjectiveKernel kernel, int dimension) : IPointMetrics
{
    private readonly LaneBlock _block = new(new BlockRows(dimension, 0, 0, keepsPrevious: false, keepsBest: false), 1, LaneWidth.Scalar) { Count = 1 };

    public void Measure(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int i = 0; i < x.Length; i++)
            _block[_block.Layout.X + i, 0] = x[i];
        kernel.Evaluate(_block, 0);
        values.Fill(double.NaN);
        values[(int)PointMetric.Loss] = _block[_block.Layout.Objective, 0];
    }
}
