using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(x[1] − 1)² + Σ_{i≥2} i·(2x[i]² − x[i−1])².</summary>
public readonly struct DixonPrice : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "dixon_price",
        Summary = "A curved valley with a stationary point that is no minimum",
        Formula = "(x[1] − 1)² + Σ_{i≥2} i·(2x[i]² − x[i−1])²",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = Roots,
        Kernel = (_, width) => ObjectiveKernel.Create(new DixonPrice(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes previous = x[0];
        TLanes slack = previous - TLanes.All(1);
        TLanes sum = slack * slack;
        TLanes slope = TLanes.All(2) * slack;
        for (int i = 1; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes bend = TLanes.All(2) * (xi * xi) - previous;
            TLanes weighted = TLanes.All(i + 1) * bend;
            sum += weighted * bend;
            gradient[i - 1] = slope - TLanes.All(2) * weighted;
            slope = (TLanes.All(8) * xi) * weighted;
            previous = xi;
        }

        gradient[x.Count - 1] = slope;
        return sum;
    }

    /// <summary>x[i] = 2^(−(2^i − 2)/2^i): each is the root of half the one before it.</summary>
    private static double[] Roots(int dimension)
    {
        double[] roots = new double[dimension];
        roots[0] = 1;
        for (int i = 1; i < dimension; i++)
            roots[i] = Math.Sqrt(roots[i - 1] / 2);
        return roots;
    }
}
