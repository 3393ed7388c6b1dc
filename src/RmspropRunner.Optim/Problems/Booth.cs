using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(x + 2y − 7)² + (2x + y − 5)².</summary>
public readonly struct Booth : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "booth",
        Summary = "A tilted quadratic bowl",
        Formula = "(x + 2y − 7)² + (2x + y − 5)²",
        Dimensions = DimensionRange.Two,
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = _ => [1, 3],
        CustomaryStart = _ => [-9, -9],
        Kernel = (_, width) => ObjectiveKernel.Create(new Booth(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = x[0];
        TLanes b = x[1];
        TLanes two = TLanes.All(2);
        TLanes first = a + two * b - TLanes.All(7);
        TLanes second = two * a + b - TLanes.All(5);
        gradient[0] = two * first + TLanes.All(4) * second;
        gradient[1] = TLanes.All(4) * first + two * second;
        return first * first + second * second;
    }
}
