using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ 100·(x[i+1] − x[i]²)² + (1 − x[i])².</summary>
public readonly struct Rosenbrock : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "rosenbrock",
        Summary = "A curved, flat-bottomed valley",
        Formula = "Σ 100·(x[i+1] − x[i]²)² + (1 − x[i])²",
        Dimensions = DimensionRange.From(2),
        Bounds = [new(-5, 5)],
        Minimum = 0,
        Minimiser = n => [.. Enumerable.Repeat(1.0, n)],
        CustomaryStart = n => [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1)],
        Kernel = (_, width) => ObjectiveKernel.Create(new Rosenbrock(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes sum = TLanes.All(0);
        TLanes fromPrevious = TLanes.All(0);
        TLanes current = x[0];
        int last = x.Count - 1;
        for (int i = 0; i < last; i++)
        {
            TLanes next = x[i + 1];
            TLanes bend = next - current * current;
            TLanes slack = one - current;
            sum += TLanes.All(100) * (bend * bend) + slack * slack;
            gradient[i] = (fromPrevious - (TLanes.All(400) * current) * bend) - TLanes.All(2) * slack;
            fromPrevious = TLanes.All(200) * bend;
            current = next;
        }

        gradient[last] = fromPrevious;
        return sum;
    }
}
