using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>418.9828872724337·n − Σ x·sin √|x|.</summary>
public readonly struct Schwefel : IObjective
{
    /// <summary>The largest value of x·sin √|x| on the domain, at 420.96874635998203.</summary>
    private const double Deepest = 418.9828872724337;

    public static Problem Definition { get; } = new()
    {
        Name = "schwefel",
        Summary = "Many deep valleys, the deepest far from the next best, near a corner",
        Formula = "418.9828872724337·n − Σ x·sin √|x|",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-500, 500)],
        GoesLowerOutside = true,
        Minimum = 0,
        Minimiser = n => [.. Enumerable.Repeat(420.9687463599820, n)],
        Kernel = (_, width) => ObjectiveKernel.Create(new Schwefel(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.All(0.5);
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            TLanes root = TLanes.Sqrt(TLanes.Abs(xi));
            Elementary.SinCos(root, out TLanes sin, out TLanes cos);
            sum += TLanes.All(Deepest) - xi * sin;
            gradient[i] = -(sin + half * (root * cos));
        }

        return sum;
    }
}
