namespace RmspropRunner.Optim.Learning.Data;

/// <summary>
/// Takes each feature's mean from it and divides it by its standard deviation, both of the training rows (the deviation
/// with their number as the divisor). A feature that does not vary there is divided by 1.
/// </summary>
public sealed class Standardisation
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    public Standardisation(DataRows training)
    {
        _means = new double[training.FeatureCount];
        _deviations = new double[training.FeatureCount];
        for (int feature = 0; feature < training.FeatureCount; feature++)
            (_means[feature], _deviations[feature]) = Moments(training, feature);
    }

    public DataRows Of(DataRows rows)
    {
        double[] moved = new double[rows.Features.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            int feature = i % rows.FeatureCount;
            moved[i] = (rows.Features[i] - _means[feature]) / _deviations[feature];
        }

        return new DataRows(rows.FeatureCount, moved, rows.Targets);
    }

    private static (double Mean, double Deviation) Moments(DataRows rows, int feature)
    {
        double sum = 0;
        bool varies = false;
        double first = rows.Row(0)[feature];
        for (int row = 0; row < rows.Count; row++)
        {
            sum += rows.Row(row)[feature];
            varies |= rows.Row(row)[feature] != first;
        }

        // A constant's mean may be off by a rounding, which would count as its deviation.
        if (!varies)
            return (first, 1);
        double mean = sum / rows.Count;
        double squares = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            double distance = rows.Row(row)[feature] - mean;
            squares += distance * distance;
        }

        // Of numbers as small as the smallest, the squares may all be 0.
        double deviation = Math.Sqrt(squares / rows.Count);
        return (mean, deviation > 0 ? deviation : 1);
    }
}
