namespace RmspropRunner.Cli.Charts;

/// <summary>The median objective of some configurations over the iterations.</summary>
/// <param name="LastIteration">Where the curves end; they start at 0.</param>
/// <param name="Curves">For each configuration, the medians at evenly spaced iterations.</param>
internal sealed record Convergence(int LastIteration, IReadOnlyList<double[]> Curves)
{
    /// <summary>
    /// The medians over each configuration's trials. A trial that stopped keeps its last value, for that is where it got;
    /// NaN counts as the highest. Null where nothing is recorded beyond the start.
    /// </summary>
    /// <param name="configurations">For each configuration, its trials' recorded points in order.</param>
    /// <param name="columns">How many iterations to look at.</param>
    public static Convergence? Of(IReadOnlyList<IReadOnlyList<RecordedPoint[]>> configurations, int columns)
    {
        int last = configurations.SelectMany(trials => trials).Select(points => points.Length > 0 ? points[^1].Iteration : 0).DefaultIfEmpty().Max();
        return last == 0 ? null : new Convergence(last, [.. configurations.Select(trials => Medians(trials, columns, last))]);
    }

    private static double[] Medians(IReadOnlyList<RecordedPoint[]> trials, int columns, int last)
    {
        double[][] sampled = [.. trials.Where(points => points.Length > 0).Select(points => Sample(points, columns, last))];
        return [.. Enumerable.Range(0, columns).Select(column => Median([.. sampled.Select(values => values[column])]))];
    }

    /// <summary>The last value recorded up to each of the iterations.</summary>
    private static double[] Sample(RecordedPoint[] points, int columns, int last)
    {
        double[] values = new double[columns];
        int next = 0;
        for (int column = 0; column < columns; column++)
        {
            long iteration = (long)last * column / Math.Max(columns - 1, 1);
            while (next < points.Length && points[next].Iteration <= iteration)
                next++;
            values[column] = points[Math.Max(next - 1, 0)].Objective;
        }

        return values;
    }

    private static double Median(double[] values)
    {
        if (values.Length == 0)
            return double.NaN;
        double[] sorted = [.. values.Select(value => double.IsNaN(value) ? double.PositiveInfinity : value).Order()];
        double middle = sorted[sorted.Length / 2];
        return sorted.Length % 2 == 1 ? middle : sorted[sorted.Length / 2 - 1] / 2 + middle / 2;
    }
}
