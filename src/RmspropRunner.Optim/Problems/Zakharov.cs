using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ x² + s² + s⁴, s = Σ 0.5·i·x[i].</summary>
public readonly struct Zakharov : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "zakharov",
        Summary = "A plate-like bowl with one steep direction",
        Formula = "Σ x² + s² + s⁴, s = Σ 0.5·i·x[i]",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-5, 10)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new Zakharov(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes squares = TLanes.All(0);
        TLanes s = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            squares += xi * xi;
            s += TLanes.All(0.5 * (i + 1)) * xi;
        }

        TLanes square = s * s;
        TLanes slope = (TLanes.All(2) + TLanes.All(4) * square) * s;
        for (int i = 0; i < x.Count; i++)
            gradient[i] = TLanes.All(2) * x[i] + slope * TLanes.All(0.5 * (i + 1));
        return squares + (square + square * square);
    }
}
