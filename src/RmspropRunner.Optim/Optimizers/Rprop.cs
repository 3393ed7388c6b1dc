using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>Steps of a size of each parameter's own, which grows while the gradient's sign stays and shrinks where it turns.</summary>
public readonly struct Rprop : IUpdateRule
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "rprop",
        Summary = "Rprop, RMSProp's ancestor: only the gradient's sign counts, and step sizes adapt to its changes",
        Variants =
        [
            new()
            {
                Formula = "s = sign(g·g₋);  η ← η·increase where s = 1, η·decrease where s = −1, within [least_step, most_step];  "
                    + "g ← 0 where s = −1;  x ← x − lr·η·sign(g);  g₋ ← g",
                Reference = "Riedmiller and Braun 1993, as iRprop− of Igel and Hüsken 2000; torch.optim.Rprop",
                Differs = "torch calls the first η lr; here learning_rate is a factor on every step, for schedules",
                Hyperparameters =
                [
                    Hyperparameter.LearningRate(1) with { Description = "lr, a factor on every step" },
                    new() { Name = "initial_step", Description = "η before the first step", Default = 0.01, AboveMinimum = true },
                    new() { Name = "increase", Description = "what η grows by while the sign stays", Default = 1.2, Minimum = 1, AboveMinimum = true },
                    new() { Name = "decrease", Description = "what η shrinks by where the sign turns", Default = 0.5, AboveMinimum = true, Below = 1 },
                    new() { Name = "least_step", Description = "the lowest η", Default = 1e-6 },
                    new() { Name = "most_step", Description = "the highest η", Default = 50, AboveMinimum = true },
                ],
                Rule = _ => UpdateRule.Of<Rprop>(),
            },
        ],
    };

    public static int StateCount => 2;

    public static bool IsCoordinatewise => true;

    public static double InitialState(int index, ReadOnlySpan<double> settings) => index == 1 ? settings[1] : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes increase = settings[2];
        TLanes decrease = settings[3];
        TLanes least = settings[4];
        TLanes most = settings[5];
        TLanes zero = TLanes.All(0);
        Rows<TLanes> signs = state.Slice(0, x.Count);
        Rows<TLanes> sizes = state.Slice(x.Count, x.Count);
        for (int i = 0; i < x.Count; i++)
        {
            // Of the gradients before only the sign counts, so that is what is kept: products of tiny gradients would vanish.
            TLanes sign = LaneMath.Sign(gradient[i]);
            TLanes agreement = sign * signs[i];
            TLanes turns = TLanes.LessThan(agreement, zero);
            TLanes factor = TLanes.Select(TLanes.LessThan(zero, agreement), increase, TLanes.Select(turns, decrease, TLanes.All(1)));
            TLanes size = LaneMath.Min(LaneMath.Max(sizes[i] * factor, least), most);
            sizes[i] = size;
            sign = TLanes.Select(turns, zero, sign);
            signs[i] = sign;
            x[i] = x[i] - learningRate * (size * sign);
        }
    }
}
