using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>10·n + Σ (x² − 10·cos 2πx).</summary>
public readonly struct Rastrigin : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "rastrigin",
        Summary = "A bowl with a regular lattice of local minima",
        Formula = "10·n + Σ (x² − 10·cos 2πx)",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5.12, 5.12)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new Rastrigin(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            Elementary.SinCosTurns(xi, out TLanes sin, out TLanes cos);
            sum += xi * xi + TLanes.All(10) * (TLanes.All(1) - cos);
            gradient[i] = TLanes.All(2) * xi + TLanes.All(20 * Math.PI) * sin;
        }

        return sum;
    }
}
