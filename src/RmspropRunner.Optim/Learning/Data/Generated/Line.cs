namespace RmspropRunner.Optim.Learning.Data.Generated;

/// <summary>A number that is a weighted sum of the features and a constant, all of them normal draws, and noise.</summary>
public static class Line
{
    public const string Name = "linear";

    private const ulong Salt = 0x6C696E656172;

    /// <summary>Makes the rows.</summary>
    /// <param name="shape">No classes.</param>
    /// <param name="noise">The standard deviation of what the features do not tell, from 0.</param>
    /// <param name="seed">Which weights, features and noise.</param>
    public static DataRows Make(DataShape shape, double noise, uint seed)
    {
        double[] features = new double[shape.Rows * shape.Features];
        double[] targets = new double[shape.Rows];
        for (int row = 0; row < shape.Rows; row++)
        {
            double target = Weight(shape.Features);
            for (int feature = 0; feature < shape.Features; feature++)
            {
                double value = Draws.Normal(Salt, seed, (uint)row + 1, (uint)feature);
                features[row * shape.Features + feature] = value;
                target += Weight(feature) * value;
            }

            targets[row] = target + noise * Draws.Normal(Salt, seed, (uint)row + 1, (uint)shape.Features);
        }

        return new DataRows(shape.Features, features, targets);

        // Row 0 of the draws; the constant comes last.
        double Weight(int feature) => Draws.Normal(Salt, seed, 0, (uint)feature);
    }
}
