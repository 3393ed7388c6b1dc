namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as tf.keras wrote it before Keras 3: where ε sits depends on whether there is momentum.</summary>
public static class RmspropTfKerasV2
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "tf_keras_v2",
        Formula = "v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "μ = 0: d = √v̂ + ε, x ← x − lr·g/d;  μ > 0: d = √(v̂ + ε), b ← μ·b + lr·g/d, x ← x − b",
        Reference = "tf.keras.optimizers.legacy.RMSprop: keras/optimizers/optimizer_v2/rmsprop.py",
        Differs = "keras3 has ε inside the root with and without momentum",
        Hyperparameters = RmspropSettings.Of(learningRate: 0.001, rho: 0.9, epsilon: 1e-7),
        Rule = values => (RmspropSettings.Switches(values) with { EpsilonInside = values[3] != 0, RateInBuffer = true }).Rule<ZeroAccumulator>(),
    };
}
