using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>2x² − 1.05x⁴ + x⁶/6 + xy + y².</summary>
public readonly struct ThreeHumpCamel : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "three_hump_camel",
        Summary = "Three valleys, the middle one deepest",
        Formula = "2x² − 1.05x⁴ + x⁶/6 + xy + y²",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-5, 5)],
        Minimum = 0,
        Minimiser = _ => [0, 0],
        Kernel = (_, width) => ObjectiveKernel.Create(new ThreeHumpCamel(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes square = a * a;
        gradient[0] = ((square - TLanes.All(4.2)) * square + TLanes.All(4)) * a + b;
        gradient[1] = a + TLanes.All(2) * b;
        return ((square / TLanes.All(6) - TLanes.All(1.05)) * square + TLanes.All(2)) * square + (a * b + b * b);
    }
}
