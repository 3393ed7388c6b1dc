using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>10·n + Σ (x² − 10·cos 2πx).</summary>
public readonly struct Rastrigin : ISeparableTerm
{
    public static Problem Definition { get; } = new()
    {
        Name = "rastrigin",
        Summary = "A bowl with a regular lattice of local minima",
        Formula = "10·n + Σ (x² − 10·cos 2πx)",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5.12, 5.12)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.CreateBoth(new Separable<Rastrigin>(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Term<TLanes>(TLanes x, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        Elementary.SinCosTurns(x, out TLanes sin, out TLanes cos);
        slope = TLanes.All(2) * x + TLanes.All(20 * Math.PI) * sin;
        return x * x + TLanes.All(10) * (TLanes.All(1) - cos);
    }
}
