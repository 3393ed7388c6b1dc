namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as ensmallen writes it: ε outside the root, no momentum.</summary>
public static class RmspropEnsmallen
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "ensmallen",
        Formula = "v ← ρ·v + (1−ρ)·g²;  "
            + "x ← x − lr·g/(√v + ε)",
        Reference = "ens::RMSProp: ensmallen_bits/rmsprop/rmsprop_update.hpp (where lr is called stepSize and ρ alpha)",
        Differs = "the same as torch without its switches; keras3 and TensorFlow have ε inside the root",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(0.01),
            Hyperparameter.Rho(0.99),
            Hyperparameter.Epsilon(1e-8),
        ],
        Rule = _ => default(RmspropSwitches).Rule<ZeroAccumulator>(),
    };
}
