namespace RmspropRunner.Optim.Optimizers;

/// <summary>Adam whose weight decay does not go through the divisor.</summary>
public static class Adamw
{
    public static Optimizer Definition { get; } = new()
    {
        Name = "adamw",
        Summary = "AdamW: Adam with decoupled weight decay",
        Variants =
        [
            new()
            {
                Formula = "x ← x − lr·λ·x;  then as adam",
                Reference = "Loshchilov and Hutter 2019; torch.optim.AdamW",
                Differs = "Keras has λ = 0.004 and ε = 1e-7, optax λ = 1e-4; adam with weight_decay adds λ·x to g instead",
                Hyperparameters =
                [
                    Hyperparameter.LearningRate(0.001),
                    Adam.Beta1(),
                    Adam.Beta2(),
                    Hyperparameter.Epsilon(1e-8),
                    new() { Name = "weight_decay", Description = "λ, the share of x, times lr, that a step takes off", Default = 0.01 },
                ],

                // Two decays that differ in name alone would be taken for each other.
                Refuses = ["decoupled_weight_decay"],
                Rule = _ => UpdateRule.Of<AdamRule<On, Off, On>>(),
            },
        ],
    };
}
