namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as optax writes it: ε inside the root unless said otherwise, the learning rate in the buffer.</summary>
public static class RmspropOptax
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "optax",
        Formula = "v ← ρ·v + (1−ρ)·g²;  bias_correction: v and m divided by 1 − ρ^t;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √(v̂ + ε), or √v̂ + ε;  μ = 0: x ← x − lr·g/d, else u = lr·g/d, b ← μ·b + u, x ← x − b, or with nesterov x − (u + μ·b)",
        Reference = "optax.rmsprop: optax/_src/alias.py and transform.py (where ρ is called decay, v₀ initial_scale and epsilon_inside eps_in_sqrt)",
        Differs = "torch has ε outside the root and lr outside the buffer; only optax corrects the bias",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(null),
            Hyperparameter.Rho(0.9),
            Hyperparameter.Epsilon(1e-8),
            Hyperparameter.Momentum(0),
            Hyperparameter.InitialAccumulator(),
            RmspropCustom.EpsilonInside(true),
            Hyperparameter.Centered(),
            RmspropCustom.Nesterov(),
            RmspropCustom.BiasCorrection(),
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = values[5] != 0,
            Centred = values[6] != 0,
            Buffered = values[3] != 0,
            RateInBuffer = true,
            Nesterov = values[7] != 0,
            BiasCorrected = values[8] != 0,
        }.Rule<GivenAccumulator>(),
    };
}
