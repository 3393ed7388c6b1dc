using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Learning.Data.Generated;

/// <summary>
/// Classes as clouds: their centres lie evenly on a circle of radius 3 in the first two features, and every feature has
/// normal noise around its centre; the features from the third on are nothing but noise. Rows take turns among the classes.
/// </summary>
public static class Blobs
{
    public const string Name = "blobs";

    private const double Radius = 3;

    private static readonly ulong Salt = CounterRandom.Salt(Name);

    /// <summary>Makes the rows.</summary>
    /// <param name="shape">At least 2 features and 2 classes.</param>
    /// <param name="noise">The standard deviation around the centres, from 0.</param>
    /// <param name="seed">Which noise.</param>
    public static DataRows Make(DataShape shape, double noise, uint seed)
    {
        double[] features = new double[shape.Rows * shape.Features];
        double[] targets = new double[shape.Rows];
        new CounterRandom(Salt, seed, 0).Normals(0, features);
        for (int row = 0; row < shape.Rows; row++)
        {
            int target = row % shape.Classes;
            targets[row] = target;
            Elementary.SinCosTurns(ScalarLane.All((double)target / shape.Classes), out ScalarLane sin, out ScalarLane cos);
            for (int feature = 0; feature < shape.Features; feature++)
            {
                double centre = feature == 0 ? Radius * cos.Value : feature == 1 ? Radius * sin.Value : 0;
                ref double value = ref features[row * shape.Features + feature];
                value = centre + noise * value;
            }
        }

        return new DataRows(shape.Features, features, targets);
    }
}
