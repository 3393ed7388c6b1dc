using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Resuming is running again: what is pending is what the store does not have.</summary>
public static class PendingShards
{
    /// <summary>How many trials up to <paramref name="lastTrial"/> are committed.</summary>
    public static long CountCommitted(IReadOnlyList<Shard> committed, long lastTrial) =>
        committed.Where(shard => shard.FirstTrial <= lastTrial).Sum(shard => (long)shard.TrialCount);

    /// <summary>The plan's shards up to <paramref name="lastTrial"/> without the trials that are committed, in order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="lastTrial">The number of the last trial wanted.</param>
    /// <param name="committed">Committed shards in order; they may have been cut differently.</param>
    public static IEnumerable<Shard> Of(ExperimentPlan plan, long lastTrial, IReadOnlyList<Shard> committed)
    {
        int next = 0;
        foreach (Shard shard in plan.Shards().TakeWhile(shard => shard.FirstTrial <= lastTrial))
        {
            long first = shard.FirstTrial;
            long last = Math.Min(shard.LastTrial, lastTrial);
            while (next < committed.Count && committed[next].LastTrial < first)
                next++;
            for (int i = next; first <= last; i++)
            {
                bool meets = i < committed.Count && committed[i].FirstTrial <= last;
                long end = meets ? committed[i].FirstTrial - 1 : last;
                if (end >= first)
                    yield return new Shard(first, (int)(end - first + 1));
                first = meets ? committed[i].LastTrial + 1 : last + 1;
            }
        }
    }
}
