using System.Diagnostics.CodeAnalysis;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Which run's shard a thread takes next, and which run's results a writer. See <see cref="ShardCompute"/>.</summary>
/// <param name="parallelism">Threads that compute, but for the relief.</param>
/// <param name="writers">The most writers.</param>
/// <param name="time">The clock.</param>
internal sealed class RunQueue(int parallelism, int writers, TimeProvider time)
{
    /// <summary>A run that has nothing in a thread waits this long for one of the others' before it gets one more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly object _lock = new();
    private readonly List<SharedRun> _runs = [];
    private readonly List<ShardTask> _computing = [];

    /// <summary>Runs with something to commit, each once, in turn.</summary>
    private readonly List<SharedRun> _toCommit = [];

    private int _threads;
    private int _idleThreads;
    private int _activeWriters;
    private long _lastTaken;

    /// <summary>What the last run that was served in turn had used: who comes, or comes back, starts no lower.</summary>
    private long _served;

    /// <summary>Shards of one run that are computed or wait for a writer: one in each thread, and a short queue.</summary>
    private int RoomPerRun { get; } = 2 * parallelism + 1;

    /// <summary>The same for all runs together: two may be held up by the store before the others are.</summary>
    private int Room => 2 * RoomPerRun;

    /// <summary>Adds a run.</summary>
    /// <returns>How many threads are to be started.</returns>
    public int Join(SharedRun run)
    {
        lock (_lock)
        {
            BringForward(run, time.GetTimestamp());
            _runs.Add(run);
            int missing = MissingThreads(run);
            OnChanged(run);
            return missing;
        }
    }

    /// <summary>Changes what a run has been given. One that had nothing goes on where the others are.</summary>
    /// <returns>How many threads are to be started.</returns>
    public int Feed(SharedRun run, Action change)
    {
        lock (_lock)
        {
            bool wasIdle = !run.HasPending && run.HandedOut == 0;
            change();
            if (wasIdle)
                BringForward(run, time.GetTimestamp());
            int missing = MissingThreads(run);
            OnChanged(run);
            return missing;
        }
    }

    /// <summary>Reads what is a run's.</summary>
    public T Read<T>(Func<T> value)
    {
        lock (_lock)
            return value();
    }

    /// <summary>Stops a run: what is computed and quick to write is still committed.</summary>
    public void Stop(SharedRun run)
    {
        lock (_lock)
        {
            run.Stop();
            OnChanged(run);
        }
    }

    /// <summary>Gives a thread its next shard, waiting for one where need be; nothing where the thread is to end.</summary>
    public bool TryTakeShard([NotNullWhen(true)] out ShardTask? task)
    {
        lock (_lock)
        {
            while (true)
            {
                long now = time.GetTimestamp();
                bool isRelief = _threads > parallelism;
                bool isSpare = isRelief && _threads - parallelism > _computing.Count(computing => IsLong(computing.StartedAt, now));
                if (!isSpare && FindNext(isRelief, now) is { } run)
                {
                    if (!isRelief)
                        _served = Math.Max(_served, run.Used.At(now));
                    task = run.TakeShard(now);
                    _computing.Add(task);
                    _lastTaken = now;
                    OnChanged(run);
                    return true;
                }

                if (isRelief || !_runs.Exists(run => run.HasPending || run.IsOpen))
                {
                    _threads--;
                    task = null;
                    return false;
                }

                _idleThreads++;
                Monitor.Wait(_lock);
                _idleThreads--;
            }
        }
    }

    /// <summary>Takes a thread's result, or its failure; neither, where it was stopped.</summary>
    /// <returns>Whether a writer is to be started.</returns>
    public bool OnComputed(ShardTask task, ShardResult? result, Exception? failure)
    {
        lock (_lock)
        {
            SharedRun run = task.Run;
            _computing.Remove(task);
            bool hadComputed = run.HasComputed;
            run.OnComputed(task, result, time.GetTimestamp());
            if (failure is not null)
                run.Fail(failure);
            else if (run.HasComputed && !hadComputed)
                _toCommit.Add(run);
            OnChanged(run);
            bool isWanted = _activeWriters < writers && _toCommit.Exists(MayCommit);
            _activeWriters += isWanted ? 1 : 0;
            return isWanted;
        }
    }

    /// <summary>Gives a writer its next transaction; nothing where the writer is to end.</summary>
    public bool TryTakeCommit([NotNullWhen(true)] out CommitTask? task)
    {
        lock (_lock)
        {
            while (_toCommit.Find(MayCommit) is { } run)
            {
                _toCommit.Remove(run);
                long now = time.GetTimestamp();
                bool wasHeldUp = run.HandedOut >= RoomPerRun;
                task = run.TakeCommit(now);
                if (run.HasComputed)
                    _toCommit.Add(run);
                if (wasHeldUp)
                    BringForward(run, now);
                OnChanged(run);
                if (task is not null)
                    return true;
            }

            _activeWriters--;
            task = null;
            return false;
        }
    }

    /// <summary>Notes that a transaction has ended.</summary>
    public void OnCommitted(CommitTask task, Exception? failure)
    {
        lock (_lock)
        {
            task.Run.OnCommitted(task, time.GetTimestamp());
            if (failure is not null)
                task.Run.Fail(failure);
            OnChanged(task.Run);
        }
    }

    /// <summary>Whether every thread has been inside other runs' shards for so long that a thread is to be started for this one.</summary>
    public bool TryRelieve(SharedRun run)
    {
        lock (_lock)
        {
            bool isWaiting = run.HasPending && run.HandedOut == 0 && _idleThreads == 0 && IsLong(_lastTaken, time.GetTimestamp());
            _threads += isWaiting ? 1 : 0;
            return isWaiting;
        }
    }

    /// <summary>The threads that a run with something to compute lacks; they count as started.</summary>
    private int MissingThreads(SharedRun run)
    {
        int missing = run.HasPending ? Math.Max(0, parallelism - _threads) : 0;
        _threads += missing;
        return missing;
    }

    /// <summary>One alone may have every writer; of several, each has one, so that none can hold up the others'.</summary>
    private bool MayCommit(SharedRun run) => run.Committing == 0 || _runs.Count == 1;

    private bool IsLong(long since, long now) => time.GetElapsedTime(since, now) >= Patience;

    /// <summary>The run that has used least, of those that may have one more shard handed out.</summary>
    /// <param name="isRelief">Only those that have nothing in a thread.</param>
    /// <param name="now">The time.</param>
    private SharedRun? FindNext(bool isRelief, long now)
    {
        bool hasRoom = _runs.Sum(run => run.HandedOut) < Room;
        return _runs
            .Where(run => run.HasPending && run.HandedOut < RoomPerRun && (!isRelief || run.Computing == 0))
            .Where(run => hasRoom || (isRelief && run.HandedOut == 0))
            .MinBy(run => run.Used.At(now));
    }

    /// <summary>Lets a run begin, or go on, where the others are: neither before them nor behind.</summary>
    private void BringForward(SharedRun run, long now)
    {
        long least = _runs.Where(other => other != run && (other.HasPending || other.Computing > 0))
            .Select(other => other.Used.At(now)).DefaultIfEmpty(0).Min();
        run.Used.RaiseTo(Math.Max(_served, least), now);
    }

    private void OnChanged(SharedRun run)
    {
        if (run.TryComplete())
            _runs.Remove(run);
        Monitor.PulseAll(_lock);
    }
}
