namespace RmspropRunner.Experiments.Plans;

/// <summary>A run of consecutive trials, the unit of dispatch and of commit. The plan alone decides where shards begin.</summary>
/// <param name="FirstTrial">The number of its first trial.</param>
/// <param name="TrialCount">How many trials it has.</param>
public readonly record struct Shard(long FirstTrial, int TrialCount)
{
    public long LastTrial => FirstTrial + TrialCount - 1;
}
