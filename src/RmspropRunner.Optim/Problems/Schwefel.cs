using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>418.9828872724337·n − Σ x·sin √|x|.</summary>
public readonly struct Schwefel : ISeparableTerm
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
        Kernel = (_, width) => ObjectiveKernel.CreateBoth(new Separable<Schwefel>(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Term<TLanes>(TLanes x, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes root = TLanes.Sqrt(TLanes.Abs(x));
        Elementary.SinCos(root, out TLanes sin, out TLanes cos);
        slope = -(sin + TLanes.All(0.5) * (root * cos));
        return TLanes.All(Deepest) - x * sin;
    }
}
