using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>1 + Σ x[i]²/4000 − Π cos(x[i]/√i).</summary>
public readonly struct Griewank : IObjective
{
    private readonly double[] _roots;

    private Griewank(int dimension) => _roots = [.. Enumerable.Range(1, dimension).Select(i => Math.Sqrt(i))];

    public static Problem Definition { get; } = new()
    {
        Name = "griewank",
        Summary = "A wide bowl with a fine regular ripple",
        Formula = "1 + Σ x[i]²/4000 − Π cos(x[i]/√i)",
        Dimensions = DimensionRange.From(1),
        Bounds = [new(-600, 600)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (dimension, width) => ObjectiveKernel.Create(new Griewank(dimension), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes squares = TLanes.All(0);
        TLanes before = one;
        for (int i = 0; i < x.Count; i++)
        {
            TLanes xi = x[i];
            Elementary.SinCos(xi / TLanes.All(_roots[i]), out _, out TLanes cos);
            squares += xi * xi;
            gradient[i] = before;
            before = before * cos;
        }

        // A slope has the product of all other cosines: those before it, which its row holds by now, and those after it.
        TLanes after = one;
        for (int i = x.Count - 1; i >= 0; i--)
        {
            TLanes xi = x[i];
            TLanes root = TLanes.All(_roots[i]);
            Elementary.SinCos(xi / root, out TLanes sin, out TLanes cos);
            gradient[i] = xi / TLanes.All(2000) + (gradient[i] * after) * (sin / root);
            after = after * cos;
        }

        return squares / TLanes.All(4000) + (one - before);
    }
}
