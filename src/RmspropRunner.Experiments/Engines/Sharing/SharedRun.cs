using System.Collections.Concurrent;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>One experiment's run on a shared engine. Its state is the queue's, changed under the queue's lock alone.</summary>
internal sealed class SharedRun : IDisposable
{
    /// <summary>A transaction takes no more shards once it has this many trace points: some tenths of a second's writing.</summary>
    private const long PointsPerCommit = 100_000;

    private const int ShardsPerCommit = 256;

    private readonly ShardSource _pending;
    private readonly Action<IReadOnlyList<Shard>, long>? _onStored;
    private readonly Queue<ShardResult> _computed = new();
    private readonly ConcurrentBag<ShardRunner> _runners = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private bool _isCutShort;

    public SharedRun(long experimentId, ExperimentPlan plan, ShardSource pending, RunProgress progress, Action<IReadOnlyList<Shard>, long>? onStored = null)
    {
        ExperimentId = experimentId;
        Plan = plan;
        Progress = progress;
        _stopped = _stopping.Token;
        _pending = pending;
        _onStored = onStored;
    }

    public long ExperimentId { get; }

    public ExperimentPlan Plan { get; }

    public RunProgress Progress { get; }

    public UsedTime Used { get; } = new();

    /// <summary>Ends when all is stored, or when what was under way has ended after a failure or a stop.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether there is a shard to take.</summary>
    public bool HasPending => _pending.HasNext && !IsStopping;

    /// <summary>Whether more may come.</summary>
    public bool IsOpen => _pending.IsOpen && !IsStopping;

    /// <summary>Shards in threads.</summary>
    public int Computing { get; private set; }

    /// <summary>Shards in threads, and those that no writer has taken yet.</summary>
    public int HandedOut => Computing + _computed.Count;

    /// <summary>Transactions with writers.</summary>
    public int Committing { get; private set; }

    /// <summary>Whether a writer has something to take.</summary>
    public bool HasComputed => _computed.Count > 0;

    public bool IsStopping => _stopped.IsCancellationRequested;

    private bool IsOver => !HasPending && !IsOpen && HandedOut == 0 && Committing == 0;

    /// <summary>Computes a shard, outside the lock; a thread's scratch memory is lent to it.</summary>
    public ShardResult Compute(Shard shard, TraceBuffer trace, LaneWidth? width)
    {
        ShardRunner runner = _runners.TryTake(out ShardRunner? used) ? used : new ShardRunner(Plan, width ?? LaneWidths.Default);
        ShardResult result = runner.Run(shard, trace, Progress.OnIterations, _stopped);
        _runners.Add(runner);
        return result;
    }

    public ShardTask TakeShard(long now)
    {
        Shard shard = _pending.Take();
        Computing++;
        Used.OnBegun(now);
        return new ShardTask(this, shard, now);
    }

    public void OnComputed(ShardTask task, ShardResult? result, long now)
    {
        Computing--;
        Used.OnEnded(task.StartedAt, now);
        if (result is null || IsStopping)
            _isCutShort = true;
        else
            _computed.Enqueue(result);
    }

    /// <summary>
    /// Takes what fits into one transaction, if there is anything. Once the run is stopping that is the last of it, so that a stop takes well
    /// under a second; the rest is left to the next run.
    /// </summary>
    public CommitTask? TakeCommit(long now)
    {
        List<ShardResult> shards = [];
        long points = 0;
        while (shards.Count < ShardsPerCommit && points < PointsPerCommit && _computed.TryDequeue(out ShardResult? shard))
        {
            shards.Add(shard);
            points += shard.Trace.TotalPoints;
        }

        if (IsStopping)
            DropComputed();
        if (shards.Count == 0)
            return null;
        Committing++;
        Used.OnBegun(now);
        return new CommitTask(this, shards, now);
    }

    /// <summary>Notes what a transaction has stored; outside the lock.</summary>
    public void OnStored(IReadOnlyList<Shard> shards, long points)
    {
        Progress.OnStored(shards.Sum(shard => (long)shard.TrialCount), points);
        _onStored?.Invoke(shards, points);
    }

    public void OnCommitted(CommitTask task, long now)
    {
        Committing--;
        Used.OnEnded(task.StartedAt, now);
    }

    /// <summary>Takes no more shards, and leaves those that are being computed.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Ends the run with this error, unless it has failed before.</summary>
    public void Fail(Exception failure)
    {
        _failure ??= failure;
        Stop();
        DropComputed();
    }

    /// <summary>Completes the run where nothing of it is left to do or under way.</summary>
    public bool TryComplete()
    {
        if (!IsOver)
            return false;
        if (_failure is not null)
            _completion.TrySetException(_failure);
        else if (_isCutShort || _pending.HasNext || _pending.IsOpen)
            _completion.TrySetCanceled(_stopped);
        else
            _completion.TrySetResult();
        return true;
    }

    public void Dispose()
    {
        _pending.Dispose();
        _stopping.Dispose();
    }

    private void DropComputed()
    {
        _isCutShort |= _computed.Count > 0;
        _computed.Clear();
    }
}
