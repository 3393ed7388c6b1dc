using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².</summary>
public readonly struct Beale : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "beale",
        Summary = "A narrow curved valley with steep walls at the corners",
        Formula = "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-4.5, 4.5)],
        Minimum = 0,
        Minimiser = _ => [3, 0.5],
        CustomaryStart = _ => [2.8, 0.35],
        Kernel = (_, width) => ObjectiveKernel.Create(new Beale(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes one = TLanes.All(1);
        TLanes square = b * b;
        TLanes cube = square * b;
        TLanes first = TLanes.All(1.5) - a + a * b;
        TLanes second = TLanes.All(2.25) - a + a * square;
        TLanes third = TLanes.All(2.625) - a + a * cube;
        gradient[0] = TLanes.All(2) * (first * (b - one) + second * (square - one) + third * (cube - one));
        gradient[1] = TLanes.All(2) * a * (first + TLanes.All(2) * b * second + TLanes.All(3) * square * third);
        return first * first + second * second + third * third;
    }
}
