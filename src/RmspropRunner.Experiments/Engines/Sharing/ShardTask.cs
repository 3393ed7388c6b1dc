using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>A shard that a thread computes.</summary>
/// <param name="Run">Whose shard it is.</param>
/// <param name="Shard">The shard.</param>
/// <param name="StartedAt">When the thread took it, in the clock's ticks.</param>
internal sealed record ShardTask(SharedRun Run, Shard Shard, long StartedAt);
