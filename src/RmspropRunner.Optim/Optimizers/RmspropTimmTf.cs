namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as timm writes TensorFlow 1's for torch: v begins at 1, ε inside the root.</summary>
public static class RmspropTimmTf
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "timm_tf",
        Formula = "v₀ = 1;  v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √(v̂ + ε);  μ = 0: x ← x − lr·g/d, else b ← μ·b + lr·g/d, x ← x − b, or without the rate in the buffer b ← μ·b + g/d, x ← x − lr·b",
        Reference = "timm.optim.RMSpropTF: timm/optim/rmsprop_tf.py (where ρ is called alpha and learning_rate_in_buffer lr_in_momentum)",
        Differs = "torch begins with v = 0 and has ε outside the root; "
            + "timm's decoupled_decay is decoupled_weight_decay here",
        Hyperparameters =
        [
            .. RmspropSettings.Of(learningRate: 0.01, rho: 0.9, epsilon: 1e-10),
            RmspropCustom.RateInBuffer(true),
        ],
        Rule = values => (RmspropSettings.Switches(values) with { EpsilonInside = true, RateInBuffer = values[5] != 0 }).Rule<OneAccumulator>(),
    };
}
