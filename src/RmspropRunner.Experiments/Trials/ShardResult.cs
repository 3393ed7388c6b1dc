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

    /// <summary>How they came along; not stored. Nothing where they were not computed here.</summary>
    public MilestoneTable MilestoneTable { get; init; } = MilestoneTable.None;

    /// <summary>The lowest value of the problem that all these trials are on, without noise; not stored. Null where nobody knows it.</summary>
    public double? KnownMinimum { get; init; }

    /// <summary>
    /// The lowest objective that a trial had met by iterations 1, 10, 100, … up to its last: at index i, by iteration 10^i.
    /// Whatever the trace records, and the same on every machine. Never rising, always finite; empty for a trial without an update.
    /// </summary>
    /// <param name="trial">Its index in <see cref="Trials"/>.</param>
    public ReadOnlySpan<double> Milestones(int trial) =>
        MilestoneTable == MilestoneTable.None ? [] : MilestoneTable.Of(trial, Trials[trial].Outcome.Iterations);
}
