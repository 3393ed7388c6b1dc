using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>−cos x·cos y·exp(−(x − π)² − (y − π)²).</summary>
public readonly struct Easom : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "easom",
        Summary = "Flat nearly everywhere, with one narrow hole",
        Formula = "−cos x·cos y·exp(−(x − π)² − (y − π)²)",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-100, 100)],
        Minimum = -1,
        Minimiser = _ => [Math.PI, Math.PI],
        Kernel = (_, width) => ObjectiveKernel.Create(new Easom(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes aOff = a - TLanes.All(Math.PI);
        TLanes bOff = b - TLanes.All(Math.PI);
        Elementary.SinCos(a, out TLanes sinA, out TLanes cosA);
        Elementary.SinCos(b, out TLanes sinB, out TLanes cosB);
        TLanes hole = Elementary.Exp(-(aOff * aOff + bOff * bOff));
        TLanes value = -((cosA * cosB) * hole);
        gradient[0] = (sinA * cosB) * hole - (TLanes.All(2) * aOff) * value;
        gradient[1] = (cosA * sinB) * hole - (TLanes.All(2) * bOff) * value;
        return value;
    }
}
