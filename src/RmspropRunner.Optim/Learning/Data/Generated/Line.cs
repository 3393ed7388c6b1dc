using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Learning.Data.Generated;

/// <summary>A number that is a weighted sum of the features and a constant, all of them normal draws, and noise.</summary>
public static class Line
{
    public const string Name = "linear";


    private static readonly ulong WeightSalt = CounterRandom.Salt("linear: weights");
    private static readonly ulong FeatureSalt = CounterRandom.Salt("linear: features");
    private static readonly ulong NoiseSalt = CounterRandom.Salt("linear: noise");

    /// <summary>Makes the rows.</summary>
    /// <param name="shape">No classes.</param>
    /// <param name="noise">The standard deviation of what the features do not tell, from 0.</param>
    /// <param name="seed">Which weights, features and noise.</param>
    public static DataRows Make(DataShape shape, double noise, uint seed)
    {
        // One weight for each feature, and the constant.
        double[] weights = new double[shape.Features + 1];
        double[] features = new double[shape.Rows * shape.Features];
        double[] targets = new double[shape.Rows];
        new CounterRandom(WeightSalt, seed, 0).Normals(0, weights);
        new CounterRandom(FeatureSalt, seed, 0).Normals(0, features);
        new CounterRandom(NoiseSalt, seed, 0).Normals(0, targets);
        for (int row = 0; row < shape.Rows; row++)
        {
            double target = weights[^1];
            for (int feature = 0; feature < shape.Features; feature++)
                target += weights[feature] * features[row * shape.Features + feature];
            targets[row] = target + noise * targets[row];
        }

        return new DataRows(shape.Features, features, targets);
    }
}
