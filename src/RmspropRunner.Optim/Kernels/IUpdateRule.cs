namespace RmspropRunner.Optim.Kernels;

/// <summary>One step of an optimizer, in code that runs at every vector width.</summary>
/// <remarks>Mark <see cref="Step"/> for aggressive inlining: the kernel's loop is compiled once, fully optimised.</remarks>
public interface IUpdateRule
{
    /// <summary>State values that each parameter has: decaying means, momentum buffers.</summary>
    static abstract int StateCount { get; }

    /// <summary>State values that a trial has once for all its parameters: powers of a decay, for a bias correction.</summary>
    static virtual int SharedStateCount => 0;

    /// <summary>
    /// Whether a step of a parameter depends on its own gradient and state, the settings and the shared state alone, not on
    /// other parameters. A trial alone then has its parameters in the lanes, and <c>rows[i]</c> is some of them.
    /// </summary>
    static virtual bool IsCoordinatewise => false;

    /// <summary>
    /// What the state value <paramref name="index"/> is before the first step, for a trial with these hyperparameters; the
    /// shared ones are numbered after the others.
    /// </summary>
    static virtual double InitialState(int index, ReadOnlySpan<double> settings) => 0;

    /// <summary>Updates x, and the state, by one step.</summary>
    /// <param name="x">n rows: the parameters.</param>
    /// <param name="gradient">n rows: ∂f/∂x.</param>
    /// <param name="state">n rows for each state value, one value's rows after another's; then one row for each shared one.</param>
    /// <param name="settings">One row for each hyperparameter, in the order of the variant's definition.</param>
    static abstract void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>;
}
