using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>−(1 + cos 12r)/(0.5r² + 2), r = √(x² + y²).</summary>
public readonly struct DropWave : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "drop_wave",
        Summary = "Rings like those of a drop fallen into water",
        Formula = "−(1 + cos 12r)/(0.5r² + 2), r = √(x² + y²)",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-5.12, 5.12)],
        Minimum = -1,
        Minimiser = _ => [0, 0],
        Kernel = (_, width) => ObjectiveKernel.Create(new DropWave(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes square = a * a + b * b;
        TLanes r = TLanes.Sqrt(square);
        Elementary.SinCos(TLanes.All(12) * r, out TLanes sin, out TLanes cos);
        TLanes height = TLanes.All(1) + cos;
        TLanes depth = TLanes.All(0.5) * square + TLanes.All(2);

        // (sin 12r)/r goes to 12 at the centre, where it is multiplied by 0.
        TLanes ratio = TLanes.Select(TLanes.Equal(r, TLanes.All(0)), TLanes.All(12), sin / r);
        TLanes slope = ((TLanes.All(12) * ratio) * depth + height) / (depth * depth);
        gradient[0] = slope * a;
        gradient[1] = slope * b;
        return -(height / depth);
    }
}
