using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Trials;

/// <summary>A computed shard, ready to be committed.</summary>
public sealed class ShardResult
{
    public required Shard Shard { get; init; }

    /// <summary>One for each trial of the shard, in order.</summary>
    public required IReadOnlyList<TrialRecord> Trials { get; init; }

    /// <summary>Their traces, trial by trial in the same order.</summary>
    public required TraceBuffer Trace { get; init; }
}
