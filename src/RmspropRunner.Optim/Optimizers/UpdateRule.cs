using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>An update rule as a value: trials with the same one share a kernel. Compared by reference.</summary>
public abstract class UpdateRule
{
    /// <summary>State values that each parameter has.</summary>
    public abstract int StateCount { get; }

    /// <summary>State values that a trial has once.</summary>
    public virtual int SharedStateCount => 0;

    /// <summary>See <see cref="IUpdateRule.IsCoordinatewise"/>.</summary>
    public virtual bool IsCoordinatewise => false;

    /// <summary>What the state value <paramref name="index"/> is before the first step; the shared ones come after the others.</summary>
    public abstract double InitialState(int index, ReadOnlySpan<double> settings);

    /// <summary>The kernel for a width.</summary>
    /// <param name="width">Trials a vector.</param>
    /// <param name="iterations">The most updates that a trial does, which some schedules are stretched over.</param>
    public abstract UpdateKernel Kernel(LaneWidth width, int iterations);

    public static UpdateRule Of<TRule>()
        where TRule : struct, IUpdateRule => Rule<TRule>.Instance;

    private sealed class Rule<TRule> : UpdateRule
        where TRule : struct, IUpdateRule
    {
        public static readonly Rule<TRule> Instance = new();

        public override int StateCount => TRule.StateCount;

        public override int SharedStateCount => TRule.SharedStateCount;

        public override bool IsCoordinatewise => TRule.IsCoordinatewise;

        public override double InitialState(int index, ReadOnlySpan<double> settings) => TRule.InitialState(index, settings);

        public override UpdateKernel Kernel(LaneWidth width, int iterations) => UpdateKernel.Create<TRule>(width);
    }
}
