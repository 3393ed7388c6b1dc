using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(y − 5.1x²/(4π²) + 5x/π − 6)² + 10(1 − 1/(8π))·cos x + 10.</summary>
public readonly struct Branin : IObjective
{
    private const double Curvature = 5.1 / (4 * Math.PI * Math.PI);
    private const double Height = 10 * (1 - 1 / (8 * Math.PI));

    public static Problem Definition { get; } = new()
    {
        Name = "branin",
        Summary = "Three minima of equal depth",
        Formula = "(y − 5.1x²/(4π²) + 5x/π − 6)² + 10(1 − 1/(8π))·cos x + 10",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-5, 10), new(0, 15)],
        Minimum = 1.25 / Math.PI,
        Minimiser = _ => [Math.PI, 2.275],
        Kernel = (_, width) => ObjectiveKernel.Create(new Branin(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        Elementary.SinCos(a, out TLanes sin, out TLanes cos);
        TLanes bend = ((b - TLanes.All(Curvature) * (a * a)) + TLanes.All(5 / Math.PI) * a) - TLanes.All(6);
        gradient[0] = (TLanes.All(2) * bend) * (TLanes.All(5 / Math.PI) - TLanes.All(2 * Curvature) * a) - TLanes.All(Height) * sin;
        gradient[1] = TLanes.All(2) * bend;
        return bend * bend + (TLanes.All(Height) * cos + TLanes.All(10));
    }
}
