using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>v ← ρ·v + (1−ρ)·g², δ = √(u + ε)/√(v + ε)·g, u ← ρ·u + (1−ρ)·δ², x ← x − lr·δ.</summary>
public readonly struct Adadelta : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "adadelta",
        Summary = "AdaDelta: RMSProp with steps in the parameters' own units, from a decaying mean of squared steps",
        Variants =
        [
            new()
            {
                Formula = "v ← ρ·v + (1−ρ)·g²;  δ = √(u + ε)/√(v + ε)·g;  u ← ρ·u + (1−ρ)·δ²;  x ← x − lr·δ",
                Reference = "Zeiler 2012, where lr is 1; torch.optim.Adadelta",
                Differs = "Keras has lr = 0.001, ρ = 0.95 and ε = 1e-7",
                Hyperparameters = [Hyperparameter.LearningRate(1), Hyperparameter.Rho(0.9), Hyperparameter.Epsilon(1e-6)],
                Rule = _ => UpdateRule.Of<Adadelta>(),
            },
        ],
    };

    public static int StateCount => 2;

    public static bool IsCoordinatewise => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes rho = settings[1];
        TLanes epsilon = settings[2];
        TLanes fresh = TLanes.All(1) - rho;
        Rows<TLanes> squares = state.Slice(0, x.Count);
        Rows<TLanes> steps = state.Slice(x.Count, x.Count);
        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes v = rho * squares[i] + (fresh * g) * g;
            squares[i] = v;
            TLanes step = (TLanes.Sqrt(steps[i] + epsilon) / TLanes.Sqrt(v + epsilon)) * g;
            steps[i] = rho * steps[i] + (fresh * step) * step;
            x[i] = x[i] - learningRate * step;
        }
    }
}
