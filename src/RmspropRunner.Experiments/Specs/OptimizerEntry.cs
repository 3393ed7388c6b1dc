using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Specs;

/// <summary>
/// One entry under <c>optimizers</c>, for one variant and one schedule: a list of variants or schedules becomes several
/// entries.
/// </summary>
public sealed record OptimizerEntry
{
    public required Optimizer Optimizer { get; init; }

    public required OptimizerVariant Variant { get; init; }

    public Schedule Schedule { get; init; } = ScheduleCatalog.Constant;

    /// <summary>
    /// A value list for each of the variant's hyperparameters under the schedule: as written, the first varying slowest,
    /// then the defaults.
    /// </summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Whether the two have the same hyperparameters, so that one configuration may be in both.</summary>
    public bool IsAlike(OptimizerEntry other) => ReferenceEquals(Variant, other.Variant) && ReferenceEquals(Schedule, other.Schedule);
}
