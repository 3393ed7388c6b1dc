using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>0.26(x² + y²) − 0.48xy.</summary>
public readonly struct Matyas : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "matyas",
        Summary = "A shallow plate-like valley",
        Formula = "0.26(x² + y²) − 0.48xy",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = _ => [0, 0],
        Kernel = (_, width) => ObjectiveKernel.Create(new Matyas(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        gradient[0] = TLanes.All(0.52) * a - TLanes.All(0.48) * b;
        gradient[1] = TLanes.All(0.52) * b - TLanes.All(0.48) * a;
        return TLanes.All(0.26) * (a * a + b * b) - TLanes.All(0.48) * (a * b);
    }
}
