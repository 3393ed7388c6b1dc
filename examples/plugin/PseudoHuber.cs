using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;

namespace Example.Plugin;

/// <summary>Σ √(1 + x²) − 1: a bowl near the origin, and nearly |x| far from it.</summary>
public readonly struct PseudoHuber : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "pseudo_huber",
        Summary = "A bowl whose walls become straight",
        Formula = "Σ √(1 + x²) − 1",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new PseudoHuber(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes root = TLanes.Sqrt(one + xi * xi);
            sum += root - one;
            gradient[i] = xi / root;
        }

        return sum;
    }
}
