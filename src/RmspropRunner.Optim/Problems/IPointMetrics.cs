namespace RmspropRunner.Optim.Problems;

/// <summary>Measures a point where it is recorded: what the optimizer does not see, such as the loss without its noise.</summary>
/// <remarks>It is asked only for recorded points, one at a time, by one thread.</remarks>
public interface IPointMetrics
{
    /// <summary>Measures a point.</summary>
    /// <param name="x">n values: the parameters.</param>
    /// <param name="values">One for each of <see cref="PointMetric"/>, to be written; NaN where this problem has no such metric.</param>
    void Measure(ReadOnlySpan<double> x, Span<double> values);
}
