using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>Another problem's metrics, measured where a <see cref="PlacementMap"/> says.</summary>
internal sealed class PlacedMetrics(IPointMetrics inner, PlacementMap map, int dimension) : IPointMetrics
{
    private readonly LaneBlock _block = new(new BlockRows(dimension, 1, 0, keepsPrevious: false, keepsBest: false), 1, LaneWidth.Scalar);
    private readonly double[] _z = new double[dimension];

    public void Measure(ReadOnlySpan<double> x, Span<double> values)
    {
        BlockRows rows = _block.Layout;
        for (int i = 0; i < x.Length; i++)
            _block[rows.X + i, 0] = x[i];
        map.Place(
            _block.Rows<ScalarLane>(rows.X, dimension, 0),
            _block.Rows<ScalarLane>(rows.State, dimension, 0),
            _block.Rows<ScalarLane>(rows.Gradient, dimension, 0));
        for (int i = 0; i < _z.Length; i++)
            _z[i] = _block[rows.State + i, 0];
        inner.Measure(_z, values);
    }
}
