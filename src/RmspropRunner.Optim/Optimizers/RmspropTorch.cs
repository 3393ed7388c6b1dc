namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as torch.optim.RMSprop writes it: ε outside the root, the momentum buffer without the learning rate.</summary>
public static class RmspropTorch
{
    private const int WeightDecay = 5;

    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "torch",
        Formula = "g ← g + λ·x;  v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √v̂ + ε;  μ = 0: x ← x − lr·g/d, else b ← μ·b + g/d, x ← x − lr·b",
        Reference = "torch/optim/rmsprop.py (where ρ is called alpha); centred as in Graves 2013",
        Differs = "Keras 3, TensorFlow and optax put ε inside the root, d = √(v̂ + ε), and lr inside the buffer; "
            + "TensorFlow 1 starts v at 1",
        Hyperparameters =
        [
            .. RmspropSettings.Of(learningRate: 0.01, rho: 0.99, epsilon: 1e-8),
            new() { Name = "weight_decay", Description = "λ, the L2 penalty added to the gradient", Default = 0 },
        ],
        Rule = values => (RmspropSettings.Switches(values) with { Decayed = values[WeightDecay] != 0 }).Rule<ZeroAccumulator>(),
    };
}
