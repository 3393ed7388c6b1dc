using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>x ← x − lr·g.</summary>
public readonly struct GradientDescent : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "gradient_descent",
        Summary = "Gradient descent with a constant learning rate",
        Variants =
        [
            new()
            {
                Formula = "x ← x − lr·g",
                Reference = "Cauchy 1847; torch.optim.SGD without momentum",
                Hyperparameters = [Hyperparameter.LearningRate(0.001)],
                Rule = _ => UpdateRule.Of<GradientDescent>(),
            },
        ],
    };

    public static int StateCount => 0;

    public static bool IsCoordinatewise => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        for (int i = 0; i < x.Count; i++)
            x[i] = x[i] - learningRate * gradient[i];
    }
}
