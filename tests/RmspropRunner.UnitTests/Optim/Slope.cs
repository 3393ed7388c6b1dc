using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>Σ x, whose gradient is the same everywhere and which has no minimum.</summary>
internal readonly struct Slope : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "slope",
        Summary = "A plane",
        Formula = "Σ x",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-1, 1)],
        Kernel = (_, width) => ObjectiveKernel.Create(new Slope(), width),
    };

    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            sum += x[i];
            gradient[i] = TLanes.All(1);
        }

        return sum;
    }
}
