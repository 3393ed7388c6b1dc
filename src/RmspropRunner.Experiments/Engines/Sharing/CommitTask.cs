using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Computed shards that a writer commits together.</summary>
/// <param name="Run">Whose shards they are.</param>
/// <param name="Shards">The shards.</param>
/// <param name="StartedAt">When the writer took them, in the clock's ticks.</param>
internal sealed record CommitTask(SharedRun Run, IReadOnlyList<ShardResult> Shards, long StartedAt)
{
    public long TracePoints => Shards.Sum(shard => shard.Trace.TotalPoints);
}
