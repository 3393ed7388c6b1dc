namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as Chainer writes it: ε outside the root unless said otherwise, no momentum.</summary>
public static class RmspropChainer
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "chainer",
        Formula = "v ← ρ·v + (1−ρ)·g²;  "
            + "d = √v + ε, or √(v + ε);  x ← x − lr·g/d",
        Reference = "chainer.optimizers.RMSprop: chainer/optimizers/rmsprop.py (where ρ is called alpha and epsilon_inside eps_inside_sqrt)",
        Differs = "the same as torch without its switches, with ε outside the root",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(0.01),
            Hyperparameter.Rho(0.99),
            Hyperparameter.Epsilon(1e-8),
            RmspropCustom.EpsilonInside(false),
        ],
        Rule = values => new RmspropSwitches
        {
            EpsilonInside = values[3] != 0,
        }.Rule<ZeroAccumulator>(),
    };
}
