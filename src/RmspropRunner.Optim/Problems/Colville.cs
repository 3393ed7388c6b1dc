using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>100(a² − b)² + (a − 1)² + (c − 1)² + 90(c² − d)² + 10.1((b − 1)² + (d − 1)²) + 19.8(b − 1)(d − 1).</summary>
public readonly struct Colville : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "colville",
        Summary = "Two coupled Rosenbrock valleys",
        Formula = "100(a² − b)² + (a − 1)² + (c − 1)² + 90(c² − d)² + 10.1((b − 1)² + (d − 1)²) + 19.8(b − 1)(d − 1)",
        Dimensions = new(4, 4),
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = _ => [1, 1, 1, 1],
        Kernel = (_, width) => ObjectiveKernel.Create(new Colville(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes a = x[0];
        TLanes c = x[2];
        TLanes firstBend = a * a - x[1];
        TLanes secondBend = c * c - x[3];
        TLanes aOff = a - one;
        TLanes bOff = x[1] - one;
        TLanes cOff = c - one;
        TLanes dOff = x[3] - one;
        gradient[0] = (TLanes.All(400) * a) * firstBend + TLanes.All(2) * aOff;
        gradient[1] = (TLanes.All(20.2) * bOff + TLanes.All(19.8) * dOff) - TLanes.All(200) * firstBend;
        gradient[2] = (TLanes.All(360) * c) * secondBend + TLanes.All(2) * cOff;
        gradient[3] = (TLanes.All(20.2) * dOff + TLanes.All(19.8) * bOff) - TLanes.All(180) * secondBend;
        return ((TLanes.All(100) * (firstBend * firstBend) + aOff * aOff) + (cOff * cOff + TLanes.All(90) * (secondBend * secondBend)))
            + (TLanes.All(10.1) * (bOff * bOff + dOff * dOff) + TLanes.All(19.8) * (bOff * dOff));
    }
}
