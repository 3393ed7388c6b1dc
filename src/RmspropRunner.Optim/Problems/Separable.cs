using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>Σ term(x[i]), added up from i = 1 on.</summary>
internal readonly struct Separable<TTerm> : IAloneObjective
    where TTerm : struct, ISeparableTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        for (int i = 0; i < x.Count; i++)
        {
            sum += TTerm.Term(x[i], out TLanes slope);
            gradient[i] = slope;
        }

        return TTerm.Total(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double EvaluateAlone<TLanes>(ParameterRow x, ParameterRow gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        double sum = 0;
        int i = 0;
        for (; i <= x.Count - TLanes.Width; i += TLanes.Width)
        {
            sum = TLanes.AddEach(sum, TTerm.Term(x.Load<TLanes>(i), out TLanes slope));
            gradient.Store(i, slope);
        }

        for (; i < x.Count; i++)
        {
            sum = ScalarLane.AddEach(sum, TTerm.Term(x.Load<ScalarLane>(i), out ScalarLane slope));
            gradient.Store(i, slope);
        }

        return TTerm.Total(ScalarLane.All(sum)).Value;
    }
}
