namespace RmspropRunner.Optim.Optimizers;

/// <summary>Adam whose divisor never falls.</summary>
public static class Amsgrad
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "amsgrad",
        Summary = "AMSGrad: Adam divided by the largest mean of squared gradients so far",
        Variants =
        [
            new()
            {
                Formula = "m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²;  u ← max(u, v);  "
                    + "m̂ = m/(1−β₁^t), û = u/(1−β₂^t);  x ← x − lr·m̂/(√û + ε)",
                Reference = "Reddi, Kale and Kumar 2018; torch.optim.Adam with amsgrad",
                Differs = "the paper corrects no bias; optax corrects v before taking the maximum",
                Hyperparameters = [Hyperparameter.LearningRate(0.001), Adam.Beta1(), Adam.Beta2(), Hyperparameter.Epsilon(1e-8)],
                Rule = _ => UpdateRule.Of<AdamRule<On, On, Off>>(),
            },
        ],
    };
}
