namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as Lasagne writes it: ε inside the root, a learning rate of 1.</summary>
public static class RmspropLasagne
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "lasagne",
        Formula = "v ← ρ·v + (1−ρ)·g²;  "
            + "x ← x − lr·g/√(v + ε)",
        Reference = "lasagne.updates.rmsprop: lasagne/updates.py",
        Differs = "the learning rate of 1 is the default there too: others have 0.01 or 0.001; torch has ε outside the root",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(1),
            Hyperparameter.Rho(0.9),
            Hyperparameter.Epsilon(1e-6),
        ],
        Rule = _ => new RmspropSwitches
        {
            EpsilonInside = true,
        }.Rule<ZeroAccumulator>(),
    };
}
