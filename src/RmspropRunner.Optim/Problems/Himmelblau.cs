using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(x² + y − 11)² + (x + y² − 7)².</summary>
public readonly struct Himmelblau : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "himmelblau",
        Summary = "Four minima of equal depth",
        Formula = "(x² + y − 11)² + (x + y² − 7)²",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-5, 5)],
        Minimum = 0,
        Minimiser = _ => [3, 2],
        CustomaryStart = _ => [5, -5],
        Kernel = (_, width) => ObjectiveKernel.Create(new Himmelblau(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes first = a * a + b - TLanes.All(11);
        TLanes second = a + b * b - TLanes.All(7);
        gradient[0] = TLanes.All(4) * a * first + TLanes.All(2) * second;
        gradient[1] = TLanes.All(2) * first + TLanes.All(4) * b * second;
        return first * first + second * second;
    }
}
