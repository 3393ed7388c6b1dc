using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;

namespace Example.Plugin;

/// <summary>Σ √(1 + x²) − 1: a bowl near the origin, and nearly |x| far from it.</summary>
public readonly struct PseudoHuber : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "pseudo_huber",                     // the word in specs: small letters, digits and _
        Summary = "A bowl whose walls become straight",
        Formula = "Σ √(1 + x²) − 1",
        Dimensions = DimensionRange.From(1),       // or DimensionRange.Two, or new(2, 10)
        Bounds = [new(-10, 10)],                   // where uniform starts are drawn: one for all, or one each
        Minimum = 0,                               // optional, as are Minimiser and CustomaryStart
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
            gradient[i] = xi / root;               // every row has to be written
        }

        return sum;
    }
}
