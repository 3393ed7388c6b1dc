using System.Collections.Concurrent;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>The threads that compute; there are some while there is something to compute.</summary>
internal sealed class ComputeThreads(RunQueue queue, CommitWriters writers, ConcurrentBag<TraceBuffer> buffers, bool givesWay, LaneWidth? width)
{
    public void Start(int count)
    {
        for (int i = 0; i < count; i++)
            new Thread(Compute) { IsBackground = true, Name = "Compute" }.Start();
    }

    private void Compute()
    {
        if (givesWay)
            BackgroundThread.Lower();
        while (queue.TryTakeShard(out ShardTask? task))
        {
            ShardResult? result = null;
            Exception? failure = null;
            try
            {
                result = task.Run.Compute(task.Shard, buffers.TryTake(out TraceBuffer? used) ? used : new TraceBuffer(), width);
            }
            catch (OperationCanceledException) when (task.Run.IsStopping)
            {
                // The next run computes it.
            }
            catch (Exception error)
            {
                failure = error;
            }

            if (queue.OnComputed(task, result, failure))
                writers.StartOne();
        }
    }
}
