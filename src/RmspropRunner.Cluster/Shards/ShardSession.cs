using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Shards;

/// <summary>One coordinator's shards on this silo.</summary>
/// <remarks>
/// The silo asks for as much as keeps its threads busy until the next exchange: a shard for each thread, and what it
/// stores in a quarter of a second. So a faster silo gets more, and of shards that take hours none waits here while
/// another silo has nothing to do.
///
/// An answer is given at once when there is room for a good part of that and there is more to be had; when everything is
/// stored; and else within <see cref="Gathering"/> of something stored, or after <see cref="Longest"/>. So messages come
/// some ten a second, however short the shards are. What was told in an answer is not told again: where an answer is
/// lost, the coordinator begins another session, and finds what it missed in the store.
/// </remarks>
internal sealed class ShardSession
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(250);

    /// <summary>Never more than so many for each thread.</summary>
    private const int MostAhead = 16;

    private readonly Lock _lock = new();
    private readonly int _parallelism;
    private readonly TimeProvider _time;
    private readonly RunProgress _progress = new();
    private readonly FedRun _run;
    private readonly long _begun;
    private readonly List<ShardRange> _stored = [];
    private readonly List<ShardRange> _givenBack = [];
    private volatile TaskCompletionSource _changed = NewChange();
    private long _storedPoints;
    private long _toldIterations;
    private int _shards;
    private int _storedShards;
    private bool _isLeaving;
    private long _heardAt;

    public ShardSession(long number, long experimentId, ExperimentPlan plan, ShardCompute compute, TimeProvider time)
    {
        Number = number;
        _parallelism = compute.Parallelism;
        _time = time;
        _begun = _heardAt = time.GetTimestamp();
        _run = compute.Feed(experimentId, plan, _progress, OnStored);
        _ = _run.Completion.ContinueWith(_ => _changed.TrySetResult(), TaskScheduler.Default);
    }

    public long Number { get; }

    /// <summary>Done when nothing of it is under way; does not throw.</summary>
    public Task Ended => Task.WhenAny(_run.Completion);

    /// <summary>Whether the coordinator has called within that time.</summary>
    public bool IsHeardWithin(TimeSpan time)
    {
        lock (_lock)
            return _time.GetElapsedTime(_heardAt) < time;
    }

    public async Task<ShardAnswer> ExchangeAsync(ShardOrder order)
    {
        lock (_lock)
        {
            _heardAt = _time.GetTimestamp();
            if (_isLeaving)
            {
                _givenBack.AddRange(order.Shards);
            }
            else
            {
                _shards += order.Shards.Length;
                _run.Add([.. order.Shards.Select(range => range.ToShard())]);
            }
        }

        long since = _time.GetTimestamp();
        while (!IsWorthAnAnswer(order.HasMore, _time.GetElapsedTime(since)))
        {
            Task changed = _changed.Task;
            await Task.WhenAny(changed, Task.Delay(Look, _time));
            if (changed.IsCompleted)
                _changed = NewChange();
        }

        return Answer();
    }

    /// <summary>What is to be told; telling it once is all.</summary>
    public ShardAnswer Answer()
    {
        lock (_lock)
        {
            long iterations = _progress.Iterations;
            ShardAnswer answer = new()
            {
                State = _run.Completion.IsCompleted ? SessionState.Ended : _isLeaving ? SessionState.Leaving : SessionState.Open,
                Stored = [.. _stored],
                GivenBack = [.. _givenBack],
                TracePoints = _storedPoints,
                Iterations = iterations - _toldIterations,
                Wanted = Wanted(),
                Trouble = _run.Completion.IsFaulted ? Trouble.Of(_run.Completion.Exception.GetBaseException()) : null,
            };
            _stored.Clear();
            _givenBack.Clear();
            _storedPoints = 0;
            _toldIterations = iterations;
            return answer;
        }
    }

    /// <summary>Ends it between two iterations, with a last commit; done when nothing of it is under way.</summary>
    public async Task EndAsync()
    {
        _run.Close();
        _run.Stop();
        await Ended;
    }

    /// <summary>Finishes what is in threads, and gives back the rest.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _isLeaving = true;
            IReadOnlyList<Shard> left = _run.Close();
            _shards -= left.Count;
            _givenBack.AddRange(left.Select(ShardRange.Of));
        }

        _changed.TrySetResult();
    }

    private void OnStored(IReadOnlyList<Shard> shards, long points)
    {
        lock (_lock)
        {
            _stored.AddRange(shards.Select(ShardRange.Of));
            _storedPoints += points;
            _storedShards += shards.Count;
        }

        _changed.TrySetResult();
    }

    private bool IsWorthAnAnswer(bool hasMore, TimeSpan waited)
    {
        lock (_lock)
        {
            return _run.Completion.IsCompleted
                || _givenBack.Count > 0
                || waited >= Longest
                || (_stored.Count > 0 && (waited >= Gathering || _storedShards == _shards))
                || (hasMore && Wanted() >= Math.Max(1, Target() / 4));
        }
    }

    private int Wanted() => _isLeaving || _run.Completion.IsCompleted ? 0 : Math.Max(0, Target() - _run.Uncomputed);

    private int Target()
    {
        double perSecond = _storedShards / Math.Max(_time.GetElapsedTime(_begun).TotalSeconds, 0.05);
        return _parallelism + (int)Math.Min(perSecond * Ahead.TotalSeconds, MostAhead * _parallelism);
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
