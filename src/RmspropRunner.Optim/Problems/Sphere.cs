using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ x².</summary>
public readonly struct Sphere : ISeparableTerm
{
    public static Problem Definition { get; } = new()
    {
        Name = "sphere",
        Summary = "The simplest bowl: every direction is the same",
        Formula = "Σ x²",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5.12, 5.12)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.CreateBoth(new Separable<Sphere>(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Term<TLanes>(TLanes x, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        slope = TLanes.All(2) * x;
        return x * x;
    }
}
