using System.Collections.Concurrent;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>The writers; there are some while there is something to commit.</summary>
internal sealed class CommitWriters(RunQueue queue, IShardStore store, ConcurrentBag<TraceBuffer> buffers)
{
    public void StartOne() => _ = Task.Run(WriteAsync);

    private async Task WriteAsync()
    {
        while (queue.TryTakeCommit(out CommitTask? task))
        {
            Exception? failure = null;
            try
            {
                IReadOnlyList<Shard> shards = [.. task.Shards.Select(result => result.Shard)];
                long points = task.TracePoints;
                await store.CommitAsync(task.Run.ExperimentId, task.Shards, CancellationToken.None);
                task.Run.OnStored(shards, points);
            }
            catch (Exception error)
            {
                failure = error;
            }

            foreach (ShardResult shard in task.Shards)
                buffers.Add(shard.Trace);
            queue.OnCommitted(task, failure);
        }
    }
}
