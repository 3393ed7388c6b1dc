using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>½·Σ (x⁴ − 16x² + 5x).</summary>
public readonly struct StyblinskiTang : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "styblinski_tang",
        Summary = "Two valleys in each coordinate, one a little deeper",
        Formula = "½·Σ (x⁴ − 16x² + 5x)",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5, 5)],
        MinimumByDimension = n => -39.166165703771415 * n,
        Minimiser = n => [.. Enumerable.Repeat(-2.903534027771177, n)],
        Kernel = (_, width) => ObjectiveKernel.Create(new StyblinskiTang(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes square = xi * xi;
            sum += (square - TLanes.All(16)) * square + TLanes.All(5) * xi;
            gradient[i] = (TLanes.All(2) * square - TLanes.All(16)) * xi + TLanes.All(2.5);
        }

        return TLanes.All(0.5) * sum;
    }
}
