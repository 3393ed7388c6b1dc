using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Storage.Commits;

/// <summary>A row of `shard`: these trials are stored, with their traces.</summary>
internal readonly record struct ShardMark(long FirstTrial, int TrialCount, int DivergedCount)
{
    public static ShardMark Of(ShardResult result)
    {
        Shard shard = result.Shard;
        return result.Trials.Count == shard.TrialCount
            ? new ShardMark(shard.FirstTrial, shard.TrialCount, result.Trials.Count(trial => trial.Outcome.IsDiverged))
            : throw new ArgumentException(
                $"Expected {shard.TrialCount} trials in the shard {shard}, found {result.Trials.Count}.", nameof(result));
    }
}
