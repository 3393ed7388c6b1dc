using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>½·Σ (x⁴ − 16x² + 5x).</summary>
public readonly struct StyblinskiTang : ISeparableTerm
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
        Kernel = (_, width) => ObjectiveKernel.CreateBoth(new Separable<StyblinskiTang>(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Term<TLanes>(TLanes x, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = x * x;
        slope = (TLanes.All(2) * square - TLanes.All(16)) * x + TLanes.All(2.5);
        return (square - TLanes.All(16)) * square + TLanes.All(5) * x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Total<TLanes>(TLanes sum)
        where TLanes : struct, ILanes<TLanes> => TLanes.All(0.5) * sum;
}
