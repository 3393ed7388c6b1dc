using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Messages;

/// <summary>A shard on its way: two numbers, for everybody makes the trials from the plan.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct ShardRange([property: Id(0)] long FirstTrial, [property: Id(1)] int TrialCount)
{
    public static ShardRange Of(Shard shard) => new(shard.FirstTrial, shard.TrialCount);

    public Shard ToShard() => new(FirstTrial, TrialCount);
}
