using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>sin(x + y) + (x − y)² − 1.5x + 2.5y + 1.</summary>
public readonly struct McCormick : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "mccormick",
        Summary = "A tilted, wavy valley that goes on falling outside its domain",
        Formula = "sin(x + y) + (x − y)² − 1.5x + 2.5y + 1",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-1.5, 4), new(-3, 4)],
        GoesLowerOutside = true,
        Minimum = -1.9132229549810364,
        Minimiser = _ => [-0.5471975511965978, -1.5471975511965976],
        Kernel = (_, width) => ObjectiveKernel.Create(new McCormick(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        Elementary.SinCos(a + b, out TLanes sin, out TLanes cos);
        TLanes across = a - b;
        gradient[0] = (cos + TLanes.All(2) * across) - TLanes.All(1.5);
        gradient[1] = (cos - TLanes.All(2) * across) + TLanes.All(2.5);
        return (sin + across * across) + ((TLanes.All(2.5) * b - TLanes.All(1.5) * a) + TLanes.All(1));
    }
}
