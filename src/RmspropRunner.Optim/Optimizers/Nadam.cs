using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>Adam with Nesterov's look ahead, and a β₁ that warms up.</summary>
public readonly struct Nadam : IUpdateRule
{
    private const double MomentumBase = 0.96;

    public static Optimizer Definition { get; } = new()
    {
        Name = "nadam",
        Summary = "NAdam: Adam with Nesterov momentum",
        Variants =
        [
            new()
            {
                Formula = "μₜ = β₁·(1 − 0.96^(t·ψ)/2);  m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²;  d = √(v/(1−β₂^t)) + ε;  "
                    + "x ← x − lr·((1−μₜ)/(1−∏₁ᵗμ)·g + μₜ₊₁/(1−∏₁ᵗ⁺¹μ)·m)/d",
                Reference = "Dozat 2016; torch.optim.NAdam",
                Differs = "Keras has lr = 0.001 and ε = 1e-7; optax has no ψ and looks ahead with β₁ itself",
                Hyperparameters =
                [
                    Hyperparameter.LearningRate(0.002),
                    Adam.Beta1(),
                    Adam.Beta2(),
                    Hyperparameter.Epsilon(1e-8),
                    new() { Name = "momentum_decay", Description = "ψ, how fast μ comes from β₁/2 to β₁", Default = 0.004 },
                ],
                Rule = _ => UpdateRule.Of<Nadam>(),
            },
        ],
    };

    public static int StateCount => 2;

    public static bool IsCoordinatewise => true;

    /// <summary>0.96^ψ, 0.96^(t·ψ), ∏μ and β₂^t.</summary>
    public static int SharedStateCount => 4;

    public static double InitialState(int index, ReadOnlySpan<double> settings) => index switch
    {
        < 2 => 0,
        2 => Elementary.Exp(settings[4] * Elementary.Log(MomentumBase)),
        _ => 1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes half = TLanes.All(0.5);
        TLanes learningRate = settings[0];
        TLanes beta1 = settings[1];
        TLanes beta2 = settings[2];
        TLanes epsilon = settings[3];
        TLanes fresh1 = one - beta1;
        TLanes fresh2 = one - beta2;
        Rows<TLanes> means = state.Slice(0, x.Count);
        Rows<TLanes> squares = state.Slice(x.Count, x.Count);

        Rows<TLanes> shared = state.Slice(2 * x.Count, 4);
        TLanes ratio = shared[0];
        TLanes warmth = shared[1] * ratio;
        TLanes now = beta1 * (one - half * warmth);
        TLanes next = beta1 * (one - half * (warmth * ratio));
        TLanes product = shared[2] * now;
        TLanes power = shared[3] * beta2;
        shared[1] = warmth;
        shared[2] = product;
        shared[3] = power;
        TLanes gradientRate = learningRate * (one - now) / (one - product);
        TLanes meanRate = learningRate * next / (one - product * next);
        TLanes correction = one - power;

        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes m = beta1 * means[i] + fresh1 * g;
            TLanes v = beta2 * squares[i] + (fresh2 * g) * g;
            means[i] = m;
            squares[i] = v;
            TLanes divisor = TLanes.Sqrt(v / correction) + epsilon;
            x[i] = x[i] - (gradientRate * g + meanRate * m) / divisor;
        }
    }
}
