using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ 100·(x[i+1] − x[i]²)² + (1 − x[i])².</summary>
public readonly struct Rosenbrock : IAloneObjective
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
        Kernel = (_, width) => ObjectiveKernel.CreateBoth(new Rosenbrock(), width),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        TLanes fromPrevious = TLanes.All(0);
        TLanes current = x[0];
        int last = x.Count - 1;
        for (int i = 0; i < last; i++)
        {
            TLanes next = x[i + 1];
            TLanes bend = Bend(current, next);
            sum += Term(current, bend, fromPrevious, out TLanes slope);
            gradient[i] = slope;
            fromPrevious = TLanes.All(200) * bend;
            current = next;
        }

        gradient[last] = fromPrevious;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double EvaluateAlone<TLanes>(ParameterRow x, ParameterRow gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        int last = x.Count - 1;
        ScalarLane first = x.Load<ScalarLane>(0);
        double sum = ScalarLane.AddEach(0, Term(first, Bend(first, x.Load<ScalarLane>(1)), ScalarLane.All(0), out ScalarLane slope));
        gradient.Store(0, slope);

        int i = 1;
        for (; i <= last - TLanes.Width; i += TLanes.Width)
            sum = TLanes.AddEach(sum, Inner<TLanes>(x, gradient, i));
        for (; i < last; i++)
            sum = ScalarLane.AddEach(sum, Inner<ScalarLane>(x, gradient, i));

        gradient.Store(last, ScalarLane.All(200) * Bend(x.Load<ScalarLane>(last - 1), x.Load<ScalarLane>(last)));
        return sum;
    }

    /// <summary>The terms of coordinates that have a neighbour on either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Inner<TLanes>(ParameterRow x, ParameterRow gradient, int i)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes current = x.Load<TLanes>(i);
        TLanes fromPrevious = TLanes.All(200) * Bend(x.Load<TLanes>(i - 1), current);
        TLanes term = Term(current, Bend(current, x.Load<TLanes>(i + 1)), fromPrevious, out TLanes slope);
        gradient.Store(i, slope);
        return term;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Bend<TLanes>(TLanes current, TLanes next)
        where TLanes : struct, ILanes<TLanes> => next - current * current;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Term<TLanes>(TLanes current, TLanes bend, TLanes fromPrevious, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes slack = TLanes.All(1) - current;
        slope = (fromPrevious - (TLanes.All(400) * current) * bend) - TLanes.All(2) * slack;
        return TLanes.All(100) * (bend * bend) + slack * slack;
    }
}
