using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>(a + 10b)² + 5(c − d)² + (b − 2c)⁴ + 10(a − d)⁴ for each a, b, c, d.</summary>
public readonly struct Powell : IObjective
{
    public static Problem Definition { get; } = new()
    {
        Name = "powell",
        Summary = "Four coordinates at a time; the curvature vanishes at the minimum",
        Formula = "(a + 10b)² + 5(c − d)² + (b − 2c)⁴ + 10(a − d)⁴ for each a, b, c, d",
        Dimensions = new(4, DimensionRange.Limit, 4),
        Bounds = [new(-4, 5)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (_, width) => ObjectiveKernel.Create(new Powell(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i += 4)
        {
            TLanes a = x[i];
            TLanes b = x[i + 1];
            TLanes c = x[i + 2];
            TLanes d = x[i + 3];
            TLanes first = a + TLanes.All(10) * b;
            TLanes second = c - d;
            TLanes third = b - TLanes.All(2) * c;
            TLanes fourth = a - d;
            TLanes thirdSquare = third * third;
            TLanes fourthSquare = fourth * fourth;
            sum += (first * first + TLanes.All(5) * (second * second))
                + (thirdSquare * thirdSquare + TLanes.All(10) * (fourthSquare * fourthSquare));
            TLanes thirdSlope = TLanes.All(4) * (thirdSquare * third);
            TLanes fourthSlope = TLanes.All(40) * (fourthSquare * fourth);
            gradient[i] = TLanes.All(2) * first + fourthSlope;
            gradient[i + 1] = TLanes.All(20) * first + thirdSlope;
            gradient[i + 2] = TLanes.All(10) * second - TLanes.All(2) * thirdSlope;
            gradient[i + 3] = -(TLanes.All(10) * second) - fourthSlope;
        }

        return sum;
    }
}
