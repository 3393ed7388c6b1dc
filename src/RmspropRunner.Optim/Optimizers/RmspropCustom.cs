namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp with every switch that frameworks disagree on, so that any way of writing it can be spelled out.</summary>
public static class RmspropCustom
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "custom",
        Formula = "v ← ρ·v + (1−ρ)·g²;  bias_correction: v and m divided by 1 − ρ^t;  "
            + "centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  d = √v̂ + ε, or √(v̂ + ε);  μ = 0: x ← x − lr·g/d, "
            + "else u = g/d, or lr·g/d, b ← μ·b + u, s = b, or with nesterov u + μ·b, x ← x − lr·s, or x − s",
        Reference = "Hinton, Neural Networks for Machine Learning, lecture 6e, 2012; the switches are those of the frameworks",
        Differs = "without its switches it is torch without its own",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(null),
            Hyperparameter.Rho(0.9),
            Hyperparameter.Epsilon(1e-8),
            Hyperparameter.Momentum(0),
            Hyperparameter.InitialAccumulator(),
            EpsilonInside(false),
            RateInBuffer(false),
            Hyperparameter.Centered(),
            Nesterov(),
            BiasCorrection(),
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = values[5] != 0,
            RateInBuffer = values[6] != 0,
            Centred = values[7] != 0,
            Nesterov = values[8] != 0,
            BiasCorrected = values[9] != 0,
            Buffered = values[3] != 0,
        }.Rule<GivenAccumulator>(),
    };

    internal static Hyperparameter EpsilonInside(bool defaultValue) =>
        Hyperparameter.Switch("epsilon_inside", "whether ε is inside the root", defaultValue);

    internal static Hyperparameter RateInBuffer(bool defaultValue) =>
        Hyperparameter.Switch("learning_rate_in_buffer", "whether the momentum buffer sums lr·g/d instead of g/d", defaultValue);

    internal static Hyperparameter Nesterov() =>
        Hyperparameter.Switch("nesterov", "whether the step looks ahead, u + μ·b instead of b; counts only with momentum", defaultValue: false);

    internal static Hyperparameter BiasCorrection() =>
        Hyperparameter.Switch("bias_correction", "whether the decaying means are divided by 1 − ρ^t in step t", defaultValue: false);
}
