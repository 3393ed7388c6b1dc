using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>Nesterov momentum: b ← μ·b + g, x ← x − lr·(g + μ·b).</summary>
public readonly struct Nesterov : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "nesterov",
        Summary = "Gradient descent with Nesterov momentum",
        Variants =
        [
            new()
            {
                Formula = "b ← μ·b + g;  x ← x − lr·(g + μ·b)",
                Reference = "Nesterov 1983, in the form of Sutskever et al. 2013; torch.optim.SGD with nesterov",
                Differs = "Keras puts lr inside the buffer, which is the same at a constant lr",
                Hyperparameters = [Hyperparameter.LearningRate(0.001), Hyperparameter.Momentum(0.9)],
                Rule = _ => UpdateRule.Of<Nesterov>(),
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
            TLanes g = gradient[i];
            TLanes buffer = momentum * state[i] + g;
            state[i] = buffer;
            x[i] = x[i] - learningRate * (g + momentum * buffer);
        }
    }
}
