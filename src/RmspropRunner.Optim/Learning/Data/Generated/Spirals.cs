using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Learning.Data.Generated;

/// <summary>
/// Classes as the arms of a spiral, in two features, wound around one another from the middle out to radius 3, with normal
/// noise: no line parts them. Rows take turns among the classes, each going outwards.
/// </summary>
public static class Spirals
{
    public const string Name = "spirals";
    public const int Features = 2;

    private const double Radius = 3;

    private static readonly ulong Salt = CounterRandom.Salt(Name);

    /// <summary>Makes the rows.</summary>
    /// <param name="shape">2 features, at least 2 classes.</param>
    /// <param name="turns">How often an arm goes around, from 0.</param>
    /// <param name="noise">The standard deviation around the arms, from 0.</param>
    /// <param name="seed">Which noise.</param>
    public static DataRows Make(DataShape shape, double turns, double noise, uint seed)
    {
        double[] features = new double[shape.Rows * Features];
        double[] targets = new double[shape.Rows];
        new CounterRandom(Salt, seed, 0).Normals(0, features);
        int longest = (shape.Rows - 1) / shape.Classes + 1;
        for (int row = 0; row < shape.Rows; row++)
        {
            int target = row % shape.Classes;
            targets[row] = target;
            double way = (row / shape.Classes + 1.0) / longest;
            double angle = turns * way + (double)target / shape.Classes;
            Elementary.SinCosTurns(ScalarLane.All(angle), out ScalarLane sin, out ScalarLane cos);
            features[row * Features] = Radius * way * cos.Value + noise * features[row * Features];
            features[row * Features + 1] = Radius * way * sin.Value + noise * features[row * Features + 1];
        }

        return new DataRows(Features, features, targets);
    }
}
