namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as Keras 3 writes it: ε inside the root, the learning rate in the buffer.</summary>
public static class RmspropKeras3
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "keras3",
        Formula = "v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √(v̂ + ε);  μ = 0: x ← x − lr·g/d, else b ← μ·b + lr·g/d, x ← x − b",
        Reference = "keras.optimizers.RMSprop: keras/src/optimizers/rmsprop.py; tf.train.rmsprop of TensorFlow.js where it is not centred",
        Differs = "torch has ε outside the root, ρ = 0.99 and lr = 0.01, so that its first step is 10·lr instead of 3.16·lr; "
            + "Keras's weight_decay is decoupled_weight_decay here",
        Hyperparameters = RmspropSettings.Of(learningRate: 0.001, rho: 0.9, epsilon: 1e-7),
        Rule = values => (RmspropSettings.Switches(values) with { EpsilonInside = true, RateInBuffer = true }).Rule<ZeroAccumulator>(),
    };
}
