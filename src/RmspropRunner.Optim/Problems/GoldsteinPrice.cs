using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>[1 + (x+y+1)²(19 − 14x + 3x² − 14y + 6xy + 3y²)]·[30 + (2x−3y)²(18 − 32x + 12x² + 48y − 36xy + 27y²)].</summary>
public readonly struct GoldsteinPrice : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "goldstein_price",
        Summary = "A steep product of two quartics, with valleys of very unequal height",
        Formula = "[1 + (x+y+1)²(19 − 14x + 3x² − 14y + 6xy + 3y²)]·[30 + (2x−3y)²(18 − 32x + 12x² + 48y − 36xy + 27y²)]",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-2, 2)],
        Minimum = 3,
        Minimiser = _ => [0, -1],
        Kernel = (_, width) => ObjectiveKernel.Create(new GoldsteinPrice(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        // Each factor depends on one sum alone: s = x + y in the first, t = 2x − 3y in the second.
        TLanes s = x[0] + x[1];
        TLanes t = TLanes.All(2) * x[0] - TLanes.All(3) * x[1];
        TLanes beside = s + TLanes.All(1);
        TLanes inner = (TLanes.All(3) * s - TLanes.All(14)) * s + TLanes.All(19);
        TLanes first = TLanes.All(1) + (beside * beside) * inner;
        TLanes firstSlope = beside * (TLanes.All(2) * inner + beside * (TLanes.All(6) * s - TLanes.All(14)));
        TLanes outer = (TLanes.All(3) * t - TLanes.All(16)) * t + TLanes.All(18);
        TLanes second = TLanes.All(30) + (t * t) * outer;
        TLanes secondSlope = t * (TLanes.All(2) * outer + t * (TLanes.All(6) * t - TLanes.All(16)));
        TLanes alongS = firstSlope * second;
        TLanes alongT = first * secondSlope;
        gradient[0] = alongS + TLanes.All(2) * alongT;
        gradient[1] = alongS - TLanes.All(3) * alongT;
        return first * second;
    }
}
