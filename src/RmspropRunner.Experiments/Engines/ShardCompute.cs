using System.Collections.Concurrent;
using RmspropRunner.Experiments.Engines.Sharing;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Computes and commits shards on threads of this process, those of any number of runs side by side.</summary>
/// <remarks>
/// A thread takes a shard of one run, computes it, and leaves the result with that run; a writer, of as many as the store
/// can use, takes what one run has waiting and commits it in one transaction. <see cref="RunQueue"/> says who is next.
///
/// Threads go to the run that has used least time, computing and committing. A run that comes, or that comes back from
/// waiting for the store, starts at the lowest of the others': it gets its share at once, and no more than that for the
/// time when it did not ask. Writers go from run to run in turn, not two to one run while there are others; what fits
/// into one transaction is little.
///
/// What is computed and not yet with a writer is bounded, for each run and for all together, so memory stays flat: where
/// the store is slower, the threads wait. The room for one run is half of the whole, so that a run whose commits are held
/// up does not hold up the others. Trace buffers go round: thread, run, writer, and back.
///
/// A shard can take hours. When no thread has come free for <see cref="RunQueue.Patience"/>, each run without a shard in
/// any thread gets one more thread; it serves such runs alone, and the threads are again as many as asked for once the
/// long shards have ended. So there are never more than the runs' number above that.
///
/// A run ends with its first failure, the others go on. A stopped run, or a failed one, takes no more shards; those in
/// threads end between two iterations and are dropped; when stopped, one more transaction takes what is already waiting.
/// A run has ended when nothing of it is in a thread or with a writer. Threads and writers end when they find nothing.
/// </remarks>
public sealed class ShardCompute
{
    private readonly TimeProvider _time;
    private readonly RunQueue _queue;
    private readonly ComputeThreads _threads;
    private readonly ConcurrentBag<TraceBuffer> _buffers = [];

    /// <param name="store">Where the results go.</param>
    /// <param name="parallelism">Threads that compute, from 1 up.</param>
    /// <param name="givesWay">Whether its threads give way to the process's others, which have to answer quickly.</param>
    /// <param name="time">Measures what each run has used.</param>
    public ShardCompute(IShardStore store, int parallelism, bool givesWay, TimeProvider time)
        : this(store, parallelism, givesWay, time, width: null)
    {
    }

    /// <param name="store">Where the results go.</param>
    /// <param name="parallelism">Threads that compute, from 1 up.</param>
    /// <param name="givesWay">Whether its threads give way to the process's others, which have to answer quickly.</param>
    /// <param name="time">Measures what each run has used.</param>
    /// <param name="width">Trials a vector; null for the width in force on this machine.</param>
    internal ShardCompute(IShardStore store, int parallelism, bool givesWay, TimeProvider time, LaneWidth? width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        _time = time;
        Parallelism = parallelism;

        // More writers than threads are of no use, and the writers of several processes get in each other's way in the database.
        _queue = new RunQueue(parallelism, Math.Min(store.CommitsAtOnce, parallelism), time);
        _threads = new ComputeThreads(_queue, new CommitWriters(_queue, store, _buffers), _buffers, givesWay, width);
    }

    /// <summary>Threads that compute.</summary>
    public int Parallelism { get; }

    /// <summary>Begins a run that is fed with shards.</summary>
    /// <param name="experimentId">The experiment in the store.</param>
    /// <param name="plan">Its plan, all revisions included.</param>
    /// <param name="progress">Kept up to date.</param>
    /// <param name="onStored">Told of each transaction: its shards, and their trace points. It must not throw.</param>
    public FedRun Feed(long experimentId, ExperimentPlan plan, RunProgress progress, Action<IReadOnlyList<Shard>, long> onStored)
    {
#pragma warning disable CA2000 // The run owns its source, and the fed run the run.
        FedShards shards = new();
        return new FedRun(this, new SharedRun(experimentId, plan, shards, progress, onStored), shards);
#pragma warning restore CA2000
    }

    /// <summary>Runs until all is stored; see <see cref="IEngine.RunAsync"/>.</summary>
    internal async Task RunAsync(SharedRun run, CancellationToken cancellationToken)
    {
        _threads.Start(_queue.Join(run));
        await using (cancellationToken.UnsafeRegister(_ => _queue.Stop(run), null))
            await RelieveUntilOverAsync(run);

        // Of the runs' buffers, some may be far larger than the others need.
        _buffers.Clear();
        await run.Completion;
    }

    internal void Feed(SharedRun run, Action change) => _threads.Start(_queue.Feed(run, change));

    internal T Read<T>(Func<T> value) => _queue.Read(value);

    internal void Stop(SharedRun run) => _queue.Stop(run);

    private async Task RelieveUntilOverAsync(SharedRun run)
    {
        while (!run.Completion.IsCompleted)
        {
            await Task.WhenAny(run.Completion, Task.Delay(RunQueue.Patience, _time, CancellationToken.None));
            if (_queue.TryRelieve(run))
                _threads.Start(1);
        }
    }
}
