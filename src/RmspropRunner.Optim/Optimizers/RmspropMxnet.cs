namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as MXNet writes it: Hinton's, or with centered Graves's, which has momentum and ε inside the root.</summary>
public static class RmspropMxnet
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "mxnet",
        Formula = "v ← ρ·v + (1−ρ)·g²;  "
            + "plain: x ← x − lr·g/(√v + ε);  centred: m ← ρ·m + (1−ρ)·g, b ← μ·b + lr·g/√(v − m² + ε), x ← x − b;  "
            + "then x is clipped to ±clip_weights",
        Reference = "mxnet.optimizer.RMSProp: python/mxnet/optimizer/rmsprop.py",
        Differs = "elsewhere centered neither moves ε nor brings in momentum",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(0.001),
            Hyperparameter.Rho(0.9),
            Hyperparameter.Epsilon(1e-8),
            Hyperparameter.Momentum(0.9) with { Description = "μ, the decay of the momentum buffer; counts only where centered is true" },
            Hyperparameter.Centered(),
            new() { Name = "clip_weights", Description = "the largest size that a parameter may have after a step; 0 for any", Default = 0 },
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = values[4] != 0,
            Centred = values[4] != 0,
            Buffered = values[4] != 0 && values[3] != 0,
            RateInBuffer = true,
            WeightClipped = values[5] != 0,
        }.Rule<ZeroAccumulator>(),
    };
}
