using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ 10^(6(i−1)/(n−1))·x[i]², i from 1 to n; plain x² in one dimension.</summary>
public readonly struct Ellipsoid : IObjective
{
    private readonly double[] _weights;

    private Ellipsoid(int dimension)
    {
        _weights = new double[dimension];
        for (int i = 0; i < dimension; i++)
            _weights[i] = dimension == 1 ? 1 : Elementary.PowerOfTen(6.0 * i / (dimension - 1));
    }

    public static Problem Definition { get; } = new()
    {
        Name = "ellipsoid",
        Summary = "An axis-parallel bowl with a condition number of a million",
        Formula = "Σ 10^(6(i−1)/(n−1))·x[i]²",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5, 5)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (dimension, width) => ObjectiveKernel.Create(new Ellipsoid(dimension), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes slope = TLanes.All(_weights[i]) * xi;
            sum += slope * xi;
            gradient[i] = TLanes.All(2) * slope;
        }

        return sum;
    }
}
