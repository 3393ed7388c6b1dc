using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>s ← s + g², x ← x − lr·g / (√s + ε).</summary>
public readonly struct Adagrad : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "adagrad",
        Summary = "AdaGrad: steps shrink with the sum of squared gradients",
        Variants =
        [
            new()
            {
                Formula = "s ← s + g²;  x ← x − lr·g / (√s + ε)",
                Reference = "Duchi, Hazan and Singer 2011; torch.optim.Adagrad",
                Differs = "Keras starts s at 0.1 and has ε = 1e-7; TensorFlow 1 starts s at 0.1 and has no ε",
                Hyperparameters =
                [
                    Hyperparameter.LearningRate(0.01),
                    Hyperparameter.Epsilon(1e-10),
                    new() { Name = "initial_accumulator", Description = "s before the first step", Default = 0 },
                ],
                Rule = _ => UpdateRule.Of<Adagrad>(),
            },
        ],
    };

    public static int StateCount => 1;

    public static bool IsCoordinatewise => true;

    public static double InitialState(int index, ReadOnlySpan<double> settings) => settings[2];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes epsilon = settings[1];
        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes sum = state[i] + g * g;
            state[i] = sum;
            x[i] = x[i] - (learningRate * g) / (TLanes.Sqrt(sum) + epsilon);
        }
    }
}
