using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs;

/// <summary>The values that one hyperparameter takes: distinct, as written; at least one.</summary>
public sealed record Setting(Hyperparameter Hyperparameter, IReadOnlyList<double> Values)
{
    /// <summary>Whether texts leave it out, since it says what they say without it.</summary>
    public bool IsLeftOut => Hyperparameter.IsLeftOut && Values is [double value] && value == Hyperparameter.Default;
}
