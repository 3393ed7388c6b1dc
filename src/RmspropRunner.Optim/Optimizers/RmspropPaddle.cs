namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as Paddle writes it: ε inside the root, the learning rate in the buffer.</summary>
public static class RmspropPaddle
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "paddle",
        Formula = "v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √(v̂ + ε);  μ = 0: x ← x − lr·g/d, else b ← μ·b + lr·g/d, x ← x − b",
        Reference = "paddle.optimizer.RMSProp: paddle/optimizer/rmsprop.py",
        Differs = "keras3 is the same with ρ = 0.9 and ε = 1e-7; torch has ε outside the root",
        Hyperparameters = RmspropSettings.Of(learningRate: null, rho: 0.95, epsilon: 1e-6),
        Rule = values => (RmspropSettings.Switches(values) with { EpsilonInside = true, RateInBuffer = true }).Rule<ZeroAccumulator>(),
    };
}
