namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as TensorFlow 1 writes it: v begins at 1, ε inside the root, the learning rate in the buffer.</summary>
public static class RmspropTf1
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "tf1",
        Formula = "v₀ = 1;  v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √(v̂ + ε);  μ = 0: x ← x − lr·g/d, else b ← μ·b + lr·g/d, x ← x − b",
        Reference = "tf.train.RMSPropOptimizer: tensorflow/python/training/rmsprop.py and its kernel (where ρ is called decay)",
        Differs = "torch, keras3 and most others begin with v = 0: this one starts far slower where gradients are small; "
            + "torch has ε outside the root",
        Hyperparameters = RmspropSettings.Of(learningRate: null, rho: 0.9, epsilon: 1e-10),
        Rule = values => (RmspropSettings.Switches(values) with { EpsilonInside = true, RateInBuffer = true }).Rule<OneAccumulator>(),
    };
}
