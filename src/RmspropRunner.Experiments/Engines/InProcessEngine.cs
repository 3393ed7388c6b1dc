using System.Collections.Concurrent;
using System.Threading.Channels;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Runs shards on threads of this process.</summary>
/// <remarks>
/// Threads take pending shards in order, compute them, and hand them over a bounded channel to a writer, or to as many as
/// the store can use, each of which commits as many as are waiting in one transaction. The channel's bound keeps memory
/// flat: when the store is slower, the threads wait. Trace buffers go round: thread, channel, writer, and back. A
/// failure on either side stops the other.
/// </remarks>
public sealed class InProcessEngine(IShardStore store, int parallelism) : IEngine
{
    /// <summary>A transaction takes no more shards once it has this many trace points: some tenths of a second's writing.</summary>
    private const long PointsPerCommit = 100_000;

    private const int ShardsPerCommit = 256;

    public async Task RunAsync(
        long experimentId, ExperimentPlan plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<Shard> committed = await store.CommittedAsync(experimentId, cancellationToken);
        progress.OnStarted(lastTrial, PendingShards.CountCommitted(committed, lastTrial));

        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<ShardResult> computed = Channel.CreateBounded<ShardResult>(parallelism + 1);
        ConcurrentBag<TraceBuffer> buffers = [];
        using IEnumerator<Shard> pending = PendingShards.Of(plan, lastTrial, committed).GetEnumerator();

        Task computing = ComputeAllAsync(plan, pending, buffers, computed.Writer, progress, stopping);
        try
        {
            await WriteAllAsync(experimentId, computed.Reader, buffers, progress, stopping);
        }
        catch
        {
            // The store's failure is what went wrong; that the threads were then stopped is not news.
            await computing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await computing;
    }

    private async Task ComputeAllAsync(
        ExperimentPlan plan,
        IEnumerator<Shard> pending,
        ConcurrentBag<TraceBuffer> buffers,
        ChannelWriter<ShardResult> computed,
        RunProgress progress,
        CancellationTokenSource stopping)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, parallelism).Select(_ => Task.Factory.StartNew(
                () => Compute(plan, pending, buffers, computed, progress, stopping),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
        }
        finally
        {
            computed.Complete();
        }
    }

    private static void Compute(
        ExperimentPlan plan,
        IEnumerator<Shard> pending,
        ConcurrentBag<TraceBuffer> buffers,
        ChannelWriter<ShardResult> computed,
        RunProgress progress,
        CancellationTokenSource stopping)
    {
        try
        {
            ShardRunner runner = new(plan, LaneWidths.Default);
            while (TryTake(pending, out Shard shard))
            {
                TraceBuffer trace = buffers.TryTake(out TraceBuffer? used) ? used : new TraceBuffer();
                ShardResult result = runner.Run(shard, trace, progress.OnIterations, stopping.Token);
                computed.WriteAsync(result, stopping.Token).AsTask().GetAwaiter().GetResult();
            }
        }
        catch
        {
            stopping.Cancel();
            throw;
        }
    }

    private static bool TryTake(IEnumerator<Shard> pending, out Shard shard)
    {
        lock (pending)
        {
            bool isTaken = pending.MoveNext();
            shard = isTaken ? pending.Current : default;
            return isTaken;
        }
    }

    /// <summary>Commits what comes; after a cancellation one more batch, so that a stop takes well under a second.</summary>
    private Task WriteAllAsync(
        long experimentId,
        ChannelReader<ShardResult> computed,
        ConcurrentBag<TraceBuffer> buffers,
        RunProgress progress,
        CancellationTokenSource stopping) =>
        Task.WhenAll(Enumerable.Range(0, store.CommitsAtOnce)
            .Select(_ => WriteAsync(experimentId, computed, buffers, progress, stopping)));

    private async Task WriteAsync(
        long experimentId,
        ChannelReader<ShardResult> computed,
        ConcurrentBag<TraceBuffer> buffers,
        RunProgress progress,
        CancellationTokenSource stopping)
    {
        try
        {
            bool isLast = false;
            while (!isLast && await computed.WaitToReadAsync(CancellationToken.None))
            {
                isLast = stopping.IsCancellationRequested;
                List<ShardResult> shards = [];
                long points = 0;
                while (shards.Count < ShardsPerCommit && points < PointsPerCommit && computed.TryRead(out ShardResult? shard))
                {
                    shards.Add(shard);
                    points += shard.Trace.TotalPoints;
                }

                if (shards.Count == 0)
                    continue; // Another writer has taken them.
                await store.CommitAsync(experimentId, shards, CancellationToken.None);
                progress.OnStored(shards.Sum(shard => (long)shard.Trials.Count), points);
                foreach (ShardResult shard in shards)
                    buffers.Add(shard.Trace);
            }
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
    }
}
