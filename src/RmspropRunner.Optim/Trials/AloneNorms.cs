namespace RmspropRunner.Optim.Trials;

/// <summary>Sums over the parameters of one trial, added up in their order as everywhere.</summary>
internal static class AloneNorms
{
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return sum;
    }

    /// <summary>Σ (x − y)².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double difference = x[i] - y[i];
            sum += difference * difference;
        }

        return sum;
    }
}
