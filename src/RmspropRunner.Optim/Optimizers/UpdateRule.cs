using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>An update rule as a value: trials with the same one share a kernel. Compared by reference.</summary>
public abstract class UpdateRule
{
    /// <summary>State values that each parameter has.</summary>
    public abstract int StateCount { get; }

    /// <summary>What the state value <paramref name="index"/> is before the first step.</summary>
    public abstract double InitialState(int index, ReadOnlySpan<double> settings);

    public abstract UpdateKernel Kernel(LaneWidth width);

    public static UpdateRule Of<TRule>()
        where TRule : struct, IUpdateRule => Rule<TRule>.Instance;

    private sealed class Rule<TRule> : UpdateRule
        where TRule : struct, IUpdateRule
    {
        public static readonly Rule<TRule> Instance = new();

        public override int StateCount => TRule.StateCount;

        public override double InitialState(int index, ReadOnlySpan<double> settings) => TRule.InitialState(index, settings);

        public override UpdateKernel Kernel(LaneWidth width) => UpdateKernel.Create<TRule>(width);
    }
}
