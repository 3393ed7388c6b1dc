namespace RmspropRunner.Optim.Learning.Data;

/// <summary>Rows to learn from: the features of each, and its target, a class counted from 0 or a number.</summary>
/// <param name="featureCount">Features of a row, from 1.</param>
/// <param name="features">Row after row.</param>
/// <param name="targets">One for each row.</param>
public sealed class DataRows(int featureCount, double[] features, double[] targets)
{
    public int Count => Targets.Length;

    public int FeatureCount { get; } = featureCount;

    /// <summary>Row after row, <see cref="FeatureCount"/> values each.</summary>
    public double[] Features { get; } = features.Length == targets.Length * featureCount
        ? features
        : throw new ArgumentException($"Expected {targets.Length} rows of {featureCount} features, found {features.Length} values.", nameof(features));

    public double[] Targets { get; } = targets;

    public ReadOnlySpan<double> Row(int row) => Features.AsSpan(row * FeatureCount, FeatureCount);

    /// <summary>The rows with these numbers, in this order.</summary>
    public DataRows Select(IReadOnlyList<int> rows)
    {
        double[] features = new double[rows.Count * FeatureCount];
        for (int i = 0; i < rows.Count; i++)
            Row(rows[i]).CopyTo(features.AsSpan(i * FeatureCount));
        return new DataRows(FeatureCount, features, [.. rows.Select(row => Targets[row])]);
    }
}
