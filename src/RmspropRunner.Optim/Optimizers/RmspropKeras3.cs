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
        Hyperparameters =
        [
            Hyperparameter.LearningRate(0.001),
            Hyperparameter.Rho(0.9),
            Hyperparameter.Epsilon(1e-7),
            Hyperparameter.Momentum(0),
            Hyperparameter.Centered(),
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = true,
            Centred = values[4] != 0,
            Buffered = values[3] != 0,
            RateInBuffer = true,
        }.Rule<ZeroAccumulator>(),
    };
}
