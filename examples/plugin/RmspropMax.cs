using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;

namespace Example.Plugin;

/// <summary>RMSProp whose divisor never shrinks, as AMSGrad's does not: it divides by the largest mean there has been.</summary>
public readonly struct RmspropMax : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "rmsprop_max",
        Summary = "RMSProp divided by the largest mean of squared gradients so far",
        Variants =
        [
            new()
            {
                Formula = "v ← ρ·v + (1−ρ)·g²;  u ← max(u, v);  x ← x − lr·g / (√u + ε)",
                Reference = "after Reddi, Kale and Kumar 2018 (AMSGrad), without its momentum",
                Hyperparameters = [Hyperparameter.LearningRate(0.01), Hyperparameter.Rho(0.99), Hyperparameter.Epsilon(1e-8)],
                Rule = _ => UpdateRule.Of<RmspropMax>(),
            },
        ],
    };

    /// <summary>v and u: values that each parameter keeps. They begin as InitialState says, at 0 where it is not written.</summary>
    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        // Settings come in the order of Hyperparameters, state one value's rows after another's.
        TLanes learningRate = settings[0];
        TLanes rho = settings[1];
        TLanes epsilon = settings[2];
        TLanes fresh = TLanes.All(1) - rho;
        Rows<TLanes> means = state.Slice(0, x.Count);
        Rows<TLanes> largest = state.Slice(x.Count, x.Count);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes v = rho * means[i] + fresh * (g * g);
            means[i] = v;
            TLanes u = TLanes.Select(TLanes.LessThan(largest[i], v), v, largest[i]);
            largest[i] = u;
            x[i] -= (learningRate * g) / (TLanes.Sqrt(u) + epsilon);
        }
    }
}
