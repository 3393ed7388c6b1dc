using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ x².</summary>
public readonly struct Sphere : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "sphere",
        Summary = "The simplest bowl: every direction is the same",
        Formula = "Σ x²",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5.12, 5.12)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new Sphere(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            sum += xi * xi;
            gradient[i] = TLanes.All(2) * xi;
        }

        return sum;
    }
}
