using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>−20·exp(−0.2·√(Σx²/n)) − exp(Σcos 2πx / n) + 20 + e.</summary>
public readonly struct Ackley : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "ackley",
        Summary = "A nearly flat outer region around a deep hole, rippled all over",
        Formula = "−20·exp(−0.2·√(Σx²/n)) − exp(Σcos 2πx / n) + 20 + e",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-32.768, 32.768)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new Ackley(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes zero = TLanes.All(0);
        TLanes count = TLanes.All(x.Count);
        TLanes squares = zero;
        TLanes cosines = zero;
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            Elementary.SinCosTurns(xi, out TLanes sin, out TLanes cos);
            squares += xi * xi;
            cosines += cos;
            gradient[i] = sin;
        }

        TLanes radius = TLanes.Sqrt(squares / count);
        TLanes hole = Elementary.Exp(TLanes.All(-0.2) * radius);
        TLanes ripple = Elementary.Exp(cosines / count);

        // The hole has a kink at the origin; its gradient counts as 0 there.
        TLanes slope = (TLanes.All(4) * hole) / (count * radius);
        slope = TLanes.Select(TLanes.Equal(radius, zero), zero, slope);
        TLanes wave = (TLanes.All(2 * Math.PI) * ripple) / count;
        for (int i = 0; i < x.Count; i++)
            gradient[i] = slope * x[i] + wave * gradient[i];

        return TLanes.All(20) * (TLanes.All(1) - hole) + (TLanes.All(Math.E) - ripple);
    }
}
