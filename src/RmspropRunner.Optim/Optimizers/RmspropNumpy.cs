using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as one would write it in NumPy: x ← x − (lr·g) / (√v + ε).</summary>
public readonly struct RmspropNumpy : IUpdateRule
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "numpy",
        Formula = "v ← ρ·v + (1−ρ)·g²;  x ← x − (lr·g) / (√v + ε)",
        Reference = "RMSProp from scratch with NumPy, teguhteja.id",
        Differs = "the same as tutorial but for the order of rounding; the example has learning_rate 0.1, rho 0.9",
        Hyperparameters = [Hyperparameter.LearningRate(null), Hyperparameter.Rho(null), Hyperparameter.Epsilon(1e-6)],
        Rule = _ => UpdateRule.Of<RmspropNumpy>(),
    };

    public static int StateCount => 1;

    public static bool IsCoordinatewise => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes rho = settings[1];
        TLanes epsilon = settings[2];
        TLanes fresh = TLanes.All(1) - rho;
        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes v = rho * state[i] + fresh * (g * g);
            state[i] = v;
            x[i] = x[i] - (learningRate * g) / (TLanes.Sqrt(v) + epsilon);
        }
    }
}
