namespace RmspropRunner.Optim.Kernels;

/// <summary>A function to minimise, with its gradient, in code that runs at every vector width.</summary>
/// <remarks>Mark <see cref="Evaluate"/> for aggressive inlining: the kernel's loop is compiled once, fully optimised.</remarks>
public interface IObjective
{
    /// <summary>Computes f(x) and ∇f(x).</summary>
    /// <param name="x">n rows: the parameters.</param>
    /// <param name="gradient">n rows to be written: ∂f/∂x.</param>
    /// <returns>f(x).</returns>
    TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>;
}
