namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as Graves introduced the centred form: always centred, always with momentum.</summary>
public static class RmspropGraves
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "graves",
        Formula = "v ← ρ·v + (1−ρ)·g²;  m ← ρ·m + (1−ρ)·g;  d = √(v − m² + ε);  "
            + "b ← μ·b + lr·g/d;  x ← x − b",
        Reference = "Graves, Generating Sequences With Recurrent Neural Networks, 2013, equations 38 to 45; chainer/optimizers/rmsprop_graves.py",
        Differs = "torch centres only on request, and has ε outside the root: 1e-8 there, 1e-4 here",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(1e-4),
            Hyperparameter.Rho(0.95),
            Hyperparameter.Epsilon(1e-4),
            Hyperparameter.Momentum(0.9),
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = true,
            Centred = true,
            Buffered = values[3] != 0,
            RateInBuffer = true,
        }.Rule<ZeroAccumulator>(),
    };
}
