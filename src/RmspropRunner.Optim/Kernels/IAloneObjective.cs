namespace RmspropRunner.Optim.Kernels;

/// <summary>An objective that has a way of its own for one trial alone, whose parameters are in the lanes.</summary>
public interface IAloneObjective : IObjective
{
    /// <summary>Computes f(x) and ∇f(x) with the bits of <see cref="IObjective.Evaluate"/>: sums are added up in its order.</summary>
    /// <param name="x">The parameters.</param>
    /// <param name="gradient">To be written: ∂f/∂x.</param>
    /// <returns>f(x).</returns>
    double EvaluateAlone<TLanes>(ParameterRow x, ParameterRow gradient)
        where TLanes : struct, ILanes<TLanes>;
}
