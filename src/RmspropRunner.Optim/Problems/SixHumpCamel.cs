using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y².</summary>
public readonly struct SixHumpCamel : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "six_hump_camel",
        Summary = "Six valleys, two of them deepest",
        Formula = "(4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-3, 3), new(-2, 2)],
        Minimum = -1.0316284534898774,
        Minimiser = _ => [0.08984201310031806, -0.7126564030207396],
        Kernel = (_, width) => ObjectiveKernel.Create(new SixHumpCamel(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes square = a * a;
        TLanes other = b * b;
        gradient[0] = ((TLanes.All(2) * square - TLanes.All(8.4)) * square + TLanes.All(8)) * a + b;
        gradient[1] = a + (TLanes.All(16) * other - TLanes.All(8)) * b;
        return ((square / TLanes.All(3) - TLanes.All(2.1)) * square + TLanes.All(4)) * square
            + (a * b + (TLanes.All(4) * other - TLanes.All(4)) * other);
    }
}
