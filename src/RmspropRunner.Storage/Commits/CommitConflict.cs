using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Commits;

/// <summary>Why shards cannot be stored beside what is stored already.</summary>
internal static class CommitConflict
{
    public static StoreConflictException OtherMark(ShardMark mark, long storedTrials) =>
        new($"The shard from trial {mark.FirstTrial} has {mark.TrialCount} trials, but is stored with {storedTrials}.");

    public static StoreConflictException ExperimentDeleted() =>
        new("The experiment was deleted while it ran; its latest results were not stored.");

    /// <param name="detail">The database's words.</param>
    public static StoreConflictException TrialStored(string detail) =>
        new($"A trial of these shards is stored already, under another shard; nothing of them was stored ({detail}).");
}
