using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs;

/// <summary>The values that one hyperparameter takes: distinct, as written; at least one.</summary>
public sealed record Setting(Hyperparameter Hyperparameter, IReadOnlyList<double> Values);
