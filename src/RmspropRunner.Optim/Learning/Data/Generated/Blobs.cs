using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Learning.Data.Generated;

/// <summary>
/// Classes as clouds: their centres lie evenly on a circle of radius 3 in the first two features, and every feature has
/// normal noise around its centre; the features from the third on are nothing but noise. Rows take turns among the classes.
/// </summary>
public static class Blobs
{
    public const string Name = "blobs";

    private const double Radius = 3;
    private const ulong Salt = 0x626C6F6273;

    /// <summary>Makes the rows.</summary>
    /// <param name="shape">At least 2 features and 2 classes.</param>
    /// <param name="noise">The standard deviation around the centres, from 0.</param>
    /// <param name="seed">Which noise.</param>
    public static DataRows Make(DataShape shape, double noise, uint seed)
    {
        double[] features = new double[shape.Rows * shape.Features];
        double[] targets = new double[shape.Rows];
        for (int row = 0; row < shape.Rows; row++)
        {
            int target = row % shape.Classes;
            targets[row] = target;
            Elementary.SinCosTurns(ScalarLane.All((double)target / shape.Classes), out ScalarLane sin, out ScalarLane cos);
            for (int feature = 0; feature < shape.Features; feature++)
            {
                double centre = feature == 0 ? Radius * cos.Value : feature == 1 ? Radius * sin.Value : 0;
                features[row * shape.Features + feature] = centre + noise * Draws.Normal(Salt, seed, (uint)row, (uint)feature);
            }
        }

        return new DataRows(shape.Features, features, targets);
    }
}
