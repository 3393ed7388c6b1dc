namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp with momentum in the gradient, both means corrected for their bias towards zero.</summary>
public static class Adam
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "adam",
        Summary = "Adam: RMSProp of a decaying mean of gradients, with bias correction",
        Variants =
        [
            new()
            {
                Formula = "m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²;  m̂ = m/(1−β₁^t), v̂ = v/(1−β₂^t);  x ← x − lr·m̂/(√v̂ + ε)",
                Reference = "Kingma and Ba 2015; torch.optim.Adam",
                Differs = "Keras corrects the rate, lr·√(1−β₂^t)/(1−β₁^t), so that its ε of 1e-7 counts for more in the first steps",
                Hyperparameters =
                [
                    Hyperparameter.LearningRate(0.001),
                    Beta1(),
                    Beta2(),
                    Hyperparameter.Epsilon(1e-8),
                    Hyperparameter.Switch("bias_correction", "whether m and v are corrected for their start at 0", defaultValue: true),
                ],
                Rule = values => values[4] != 0
                    ? UpdateRule.Of<AdamRule<On, Off, Off>>()
                    : UpdateRule.Of<AdamRule<Off, Off, Off>>(),
            },
        ],
    };

    internal static Hyperparameter Beta1() =>
        new() { Name = "beta1", Description = "β₁, the decay of the mean of gradients", Default = 0.9, Below = 1 };

    internal static Hyperparameter Beta2() =>
        new() { Name = "beta2", Description = "β₂, the decay of the mean of squared gradients", Default = 0.999, Below = 1 };
}
