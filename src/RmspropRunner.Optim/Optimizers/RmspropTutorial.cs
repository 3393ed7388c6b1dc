using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp with the step size of each parameter computed first: α = lr / (ε + √v), x ← x − α·g.</summary>
public readonly struct RmspropTutorial : IUpdateRule
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "tutorial",
        Formula = "v ← ρ·v + (1−ρ)·g²;  α = lr / (ε + √v);  x ← x − α·g",
        Reference = "Brownlee, Gradient Descent With RMSProp from Scratch, Machine Learning Mastery 2021",
        Differs = "the same as numpy but for the order of rounding; the example has learning_rate 0.01, rho 0.99",
        Hyperparameters = [Hyperparameter.LearningRate(null), Hyperparameter.Rho(null), Hyperparameter.Epsilon(1e-8)],
        Rule = _ => UpdateRule.Of<RmspropTutorial>(),
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
            TLanes alpha = learningRate / (epsilon + TLanes.Sqrt(v));
            x[i] = x[i] - alpha * g;
        }
    }
}
