using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>−Σ sin x[i]·sin²⁰(i·x[i]²/π).</summary>
public readonly struct Michalewicz : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "michalewicz",
        Summary = "Flat but for narrow valleys, where they cross n! local minima",
        Formula = "−Σ sin x[i]·sin²⁰(i·x[i]²/π)",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(0, Math.PI)],
        GoesLowerOutside = true,
        MinimumByDimension = n => MichalewiczValleys.Minimum(n),
        Minimiser = n => MichalewiczValleys.Minimiser(n),
        Kernel = (_, width) => ObjectiveKernel.Create(new Michalewicz(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes rate = TLanes.All((i + 1) / Math.PI) * xi;
            Elementary.SinCos(xi, out TLanes sin, out TLanes cos);
            Elementary.SinCos(rate * xi, out TLanes innerSin, out TLanes innerCos);

            // innerSin^20 and innerSin^19.
            TLanes second = innerSin * innerSin;
            TLanes fourth = second * second;
            TLanes eighth = fourth * fourth;
            TLanes nineteenth = (eighth * eighth) * (second * innerSin);
            TLanes valley = nineteenth * innerSin;
            sum += sin * valley;
            gradient[i] = -(cos * valley + (sin * nineteenth) * (TLanes.All(40) * (rate * innerCos)));
        }

        return -sum;
    }
}
