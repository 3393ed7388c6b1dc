using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Shards;

/// <summary>The shards of one experiment on this silo, for one coordinator after another.</summary>
/// <remarks>
/// The silo asks for as much as keeps its threads busy until the next exchange: a shard for each thread, and what it
/// stores in a quarter of a second. So a faster silo gets more, and of shards that take hours none waits here while
/// another silo has nothing to do.
///
/// An answer is given at once when there is room for a good part of that and there is more to be had; when everything is
/// stored; and else within <see cref="Gathering"/> of something stored, or after <see cref="Longest"/>. So messages come
/// some ten a second, however short the shards are. What was told in an answer is not told again: where an answer is
/// lost, the coordinator begins another session, and finds what it missed in the store.
///
/// A later session of the same plan takes over what is here: a shard can take hours, and a coordinator is soon replaced.
/// It hears what is held, and nothing of what was to be told to the one before: what is stored is in the store's marks, and
/// what was given back is not held. The one before, should it call again, is told that it was superseded, and nothing else.
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
    private readonly HashSet<ShardRange> _held = [];
    private readonly TaskCompletionSource _parted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _storedShards;
    private bool _isLeaving;
    private long _heardAt;

    public ShardSession(long number, long experimentId, ExperimentPlan plan, ShardCompute compute, TimeProvider time)
    {
        Number = number;
        PlanHash = plan.Hash;
        _parallelism = compute.Parallelism;
        _time = time;
        _begun = _heardAt = time.GetTimestamp();
        _run = compute.Feed(experimentId, plan, _progress, OnStored);
        _ = _run.Completion.ContinueWith(_ => _changed.TrySetResult(), TaskScheduler.Default);
    }

    public long Number { get; private set; }

    public string PlanHash { get; }

    /// <summary>Done when nothing of it is under way; does not throw.</summary>
    public Task Ended => Task.WhenAny(_run.Completion);

    /// <summary>Done when the coordinator has been told that the silo has left.</summary>
    public Task Parted => _parted.Task;

    /// <summary>Whether the coordinator has called within that time.</summary>
    public bool IsHeardWithin(TimeSpan time)
    {
        lock (_lock)
            return _time.GetElapsedTime(_heardAt) < time;
    }

    /// <summary>Goes on with all that is held as the session of that number, for another coordinator.</summary>
    /// <returns>What to answer it; null where this one is ending, or in trouble.</returns>
    public ShardAnswer? TryRenumber(long number)
    {
        lock (_lock)
        {
            if (_run.IsEnding)
                return null;
            Number = number;
            _heardAt = _time.GetTimestamp();
            _stored.Clear();
            _givenBack.Clear();
            _storedPoints = 0;
            _toldIterations = _progress.Iterations;
            _changed.TrySetResult();
            return Answer() with { Held = [.. _held] };
        }
    }

    public async Task<ShardAnswer> ExchangeAsync(ShardOrder order)
    {
        lock (_lock)
        {
            _heardAt = _time.GetTimestamp();
            if (_isLeaving)
                _givenBack.AddRange(order.Shards);
            else
                _run.Add([.. order.Shards.Where(_held.Add).Select(range => range.ToShard())]);
        }

        long since = _time.GetTimestamp();
        while (Number == order.Session && !IsWorthAnAnswer(order.HasMore, _time.GetElapsedTime(since)))
        {
            Task changed = _changed.Task;
            await Task.WhenAny(changed, Task.Delay(Look, _time));
            if (changed.IsCompleted)
                _changed = NewChange();
        }

        lock (_lock)
            return Number == order.Session ? Answer() : new ShardAnswer { State = SessionState.Superseded };
    }

    /// <summary>What is to be told; telling it once is all.</summary>
    public ShardAnswer Answer()
    {
        lock (_lock)
        {
            long iterations = _progress.Iterations;
            ShardAnswer answer = new()
            {
                State = State(),
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
            if (answer.State == SessionState.Left)
                _parted.TrySetResult();
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
            ShardRange[] left = [.. _run.Close().Select(ShardRange.Of)];
            _held.ExceptWith(left);
            _givenBack.AddRange(left);
        }

        _changed.TrySetResult();
    }

    private void OnStored(IReadOnlyList<Shard> shards, long points)
    {
        lock (_lock)
        {
            ShardRange[] stored = [.. shards.Select(ShardRange.Of)];
            _held.ExceptWith(stored);
            _stored.AddRange(stored);
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
                || (_stored.Count > 0 && (waited >= Gathering || _held.Count == 0))
                || (hasMore && Wanted() >= Math.Max(1, Target() / 4));
        }
    }

    private SessionState State() => (_run.Completion.IsCompleted, _isLeaving) switch
    {
        (true, true) => SessionState.Left,
        (true, false) => SessionState.Ended,
        (false, true) => SessionState.Leaving,
        (false, false) => SessionState.Open,
    };

    private int Wanted() => _isLeaving || _run.Completion.IsCompleted ? 0 : Math.Max(0, Target() - _run.Uncomputed);

    private int Target()
    {
        double perSecond = _storedShards / Math.Max(_time.GetElapsedTime(_begun).TotalSeconds, 0.05);
        return _parallelism + (int)Math.Min(perSecond * Ahead.TotalSeconds, MostAhead * _parallelism);
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
