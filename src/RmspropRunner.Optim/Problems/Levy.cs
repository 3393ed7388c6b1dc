using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>sin²πw[1] + Σ_{i&lt;n} (w[i] − 1)²·(1 + 10·sin²(πw[i] + 1)) + (w[n] − 1)²·(1 + sin²2πw[n]), w = 1 + (x − 1)/4.</summary>
public readonly struct Levy : IObjective
{
    private const double SinOfOne = 0.8414709848078965;
    private const double CosOfOne = 0.5403023058681398;

    public static Problem Definition { get; } = new()
    {
        Name = "levy",
        Summary = "Ripples that steepen along a valley towards the minimum",
        Formula = "sin²πw[1] + Σ_{i<n} (w[i] − 1)²·(1 + 10·sin²(πw[i] + 1)) + (w[n] − 1)²·(1 + sin²2πw[n]), w = 1 + (x − 1)/4",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-10, 10)],
        Minimum = 0,
        Minimiser = n => [.. Enumerable.Repeat(1.0, n)],
        Kernel = (_, width) => ObjectiveKernel.Create(new Levy(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes half = TLanes.All(0.5);
        int last = x.Count - 1;

        // v = w − 1, and sin πw = −sin πv, so that nothing is lost near the minimum.
        TLanes v = (x[0] - one) * TLanes.All(0.25);
        Elementary.SinCosTurns(v * half, out TLanes sin, out TLanes cos);
        TLanes sum = sin * sin;
        TLanes slope = TLanes.All(2 * Math.PI) * (sin * cos);
        for (int i = 0; i < last; i++)
        {
            // sin(πw + 1) = −sin(πv + 1), and the same for the cosine.
            TLanes shiftedSin = sin * TLanes.All(CosOfOne) + cos * TLanes.All(SinOfOne);
            TLanes shiftedCos = cos * TLanes.All(CosOfOne) - sin * TLanes.All(SinOfOne);
            TLanes wave = one + TLanes.All(10) * (shiftedSin * shiftedSin);
            sum += (v * v) * wave;
            slope += TLanes.All(2) * (v * wave) + ((v * v) * TLanes.All(20 * Math.PI)) * (shiftedSin * shiftedCos);
            gradient[i] = TLanes.All(0.25) * slope;
            slope = TLanes.All(0);
            v = (x[i + 1] - one) * TLanes.All(0.25);
            Elementary.SinCosTurns(v * half, out sin, out cos);
        }

        Elementary.SinCosTurns(v, out TLanes lastSin, out TLanes lastCos);
        TLanes lastWave = one + lastSin * lastSin;
        slope += TLanes.All(2) * (v * lastWave) + ((v * v) * TLanes.All(4 * Math.PI)) * (lastSin * lastCos);
        gradient[last] = TLanes.All(0.25) * slope;
        return sum + (v * v) * lastWave;
    }
}
