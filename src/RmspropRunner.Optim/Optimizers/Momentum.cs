using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>Heavy-ball momentum: b ← μ·b + g, x ← x − lr·b.</summary>
public readonly struct Momentum : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "momentum",
        Summary = "Gradient descent with heavy-ball momentum",
        Variants =
        [
            new()
            {
                Formula = "b ← μ·b + g;  x ← x − lr·b",
                Reference = "Polyak 1964; torch.optim.SGD with momentum",
                Differs = "Keras puts lr inside the buffer (b ← μ·b − lr·g, x ← x + b), which is the same at a constant lr",
                Hyperparameters = [Hyperparameter.LearningRate(0.001), Hyperparameter.Momentum(0.9)],
                Rule = _ => UpdateRule.Of<Momentum>(),
            },
        ],
    };

    public static int StateCount => 1;

    public static bool IsCoordinatewise => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes momentum = settings[1];
        for (int i = 0; i < x.Count; i++)
        {
            TLanes buffer = momentum * state[i] + gradient[i];
            state[i] = buffer;
            x[i] = x[i] - learningRate * buffer;
        }
    }
}
