using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs;

/// <summary>One entry under <c>optimizers</c>, for one variant: a list of variants becomes several entries.</summary>
public sealed record OptimizerEntry
{
    public required Optimizer Optimizer { get; init; }

    public required OptimizerVariant Variant { get; init; }

    /// <summary>A value list for every hyperparameter of the variant: as written, the first varying slowest, then the defaults.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }
}
