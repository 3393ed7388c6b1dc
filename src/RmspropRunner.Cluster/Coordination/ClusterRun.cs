using Microsoft.Extensions.Logging;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>One run of an experiment over all silos, on the coordinator's scheduler: never two steps of it at once.</summary>
/// <remarks>
/// States:
///   beginning  every silo is told of the run, and tells what an earlier coordinator has left with it, which goes on
///              there; then the store's marks are read, and what is neither there nor with a silo is pending;
///   running    a <see cref="SiloLink"/> for each silo fetches work as fast as the silo wants it; silos that join get a
///              link within <see cref="Look"/>, what a lost silo had is pending again, unless the store has it by then;
///   checking   when nothing is left, the store is asked whether all is there; what is not is pending again;
///   over       finished, stopped, failed or superseded; every silo has been told, and nothing is under way.
///
/// Authority: the store's marks say what is done, the coordinator who is to do what is not, the silo what it can take.
/// Whoever is wrong about it (a second coordinator, a silo that was thought dead and is not) costs double work, and
/// nothing else: a shard that is marked is not stored again.
///
/// A silo in trouble (its store is away, it makes another plan) is left to itself for a while; the run fails when every
/// silo is, with what the first one said. Other trouble fails it at once, as it would fail a run in one process.
/// </remarks>
#pragma warning disable CA1001 // It disposes of its work itself, when it is over.
internal sealed partial class ClusterRun
#pragma warning restore CA1001
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeginPatience = TimeSpan.FromSeconds(2);

    private readonly long _experimentId;
    private readonly ClusterSurroundings _around;
    private readonly ILogger _logger;
    private readonly Action<SiloAddress> _moveTo;
    private readonly Dictionary<SiloAddress, SiloLink> _links = [];
    private TaskCompletionSource _changed = NewChange();
    private PendingWork? _work;
    private RunState _state = RunState.Running;
    private Exception? _failure;
    private bool _isSuperseded;
    private bool _hasBegun;
    private long _storedBefore;
    private long _trials;
    private long _points;
    private long _iterations;
    private long _lastSession;

    /// <summary>How many times shards are on their way back: they are nowhere else then.</summary>
    private int _returning;

    public ClusterRun(long experimentId, long lastTrial, ClusterSurroundings around, ILogger logger, Action<SiloAddress> moveTo)
    {
        (_experimentId, LastTrial, _around, _logger, _moveTo) = (experimentId, lastTrial, around, logger, moveTo);
        Plan = null!;
    }

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The last trial that was asked for.</summary>
    public long LastTrial { get; }

    public ExperimentPlan Plan { get; private set; }

    public long ExperimentId => _experimentId;

    public ClusterSurroundings Around => _around;

    /// <summary>Done when nothing of it is under way; does not throw.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Whether the silos are to take nothing more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether another coordinator has the silos, or will: what they do is to go on for that one.</summary>
    public bool IsAbandoned => _isSuperseded;

    /// <summary>Whether it is known what is pending.</summary>
    public bool HasWork => _work is not null;

    /// <summary>Whether there are shards to be given out.</summary>
    public bool HasMore => !IsOver && _work?.HasMore == true;

    public RunReport Report => new()
    {
        Run = Id,
        State = _state,
        HasBegun = _hasBegun,
        StoredBefore = _storedBefore,
        Trials = _trials,
        TracePoints = _points,
        Iterations = _iterations,
        Trouble = _state == RunState.Failed && _failure is not null ? Trouble.Of(_failure) : null,
    };

    public void Start() => Ended = RunAsync();

    /// <summary>Stops it: what is computed is committed, the rest left to another run.</summary>
    public void Stop()
    {
        IsOver = true;
        Pulse();
    }

    /// <summary>Lets go of it at once: the coordinator's silo stops, and the next coordinator goes on with what is under way.</summary>
    public void Abandon()
    {
        _isSuperseded = true;
        Stop();
    }

    /// <summary>Another coordinator has begun a later session.</summary>
    public void Supersede() => Abandon();

    public void Fail(Exception error)
    {
        _failure ??= error;
        Stop();
    }

    /// <summary>Wakes it up to look at what has changed.</summary>
    public void Pulse() => _changed.TrySetResult();

    public ShardRange[] Take(int count) => IsOver || _work is null ? [] : _work.Take(count);

    /// <summary>What is pending of that which a silo holds is that silo's from now on.</summary>
    public IReadOnlyCollection<ShardRange> Withhold(IReadOnlyCollection<ShardRange> held) =>
        IsOver || _work is null ? [] : _work.Withhold(held);

    public void Book(IReadOnlyCollection<ShardRange> stored, long points, long iterations)
    {
        _trials += stored.Sum(shard => (long)shard.TrialCount);
        _points += points;
        _iterations += iterations;
    }

    /// <summary>What a silo had and has not told to be stored: pending again, unless it is stored by now.</summary>
    public async Task GiveBackAsync(IReadOnlyCollection<ShardRange> shards)
    {
        if (shards.Count == 0 || IsOver)
            return;
        _returning++;
        HashSet<ShardRange> stored = [];
        try
        {
            stored = [.. (await _around.Store.Shards.CommittedAsync(_experimentId, CancellationToken.None)).Select(ShardRange.Of)];
        }
        catch (StoreException)
        {
            // Then they are computed again, and still stored once.
        }

        _returning--;
        ShardRange[] done = [.. shards.Where(stored.Contains)];
        Book(done, 0, 0);
        _work?.GiveBack(shards.Except(done));
        Pulse();
    }

    /// <summary>The number of a session: later ones are higher, those of other coordinators of this experiment included.</summary>
    public long NextSession() => _lastSession = Math.Max(_lastSession + 1, _around.Time.GetUtcNow().Ticks);

    private async Task RunAsync()
    {
        try
        {
            if (await BeginAsync())
            {
                while (!IsOver && !await IsAllStoredAsync())
                    await LookAsync();
            }
        }
        catch (Exception error)
        {
            _failure ??= error;
        }

        bool isFinished = !IsOver;
        IsOver = true;
        if (!_isSuperseded)
            await Task.WhenAll(_links.Values.Select(link => link.EndAsync()));
        _state = _isSuperseded ? RunState.Superseded
            : _failure is not null ? RunState.Failed
            : isFinished ? RunState.Finished
            : RunState.Stopped;
        long exchanges = _links.Values.Sum(link => link.Exchanges);
        LogOver(_logger, _experimentId, _state, _trials, _links.Count, exchanges);
        _work?.Dispose();
    }

    /// <summary>Finds out what is to be done; false where another silo has to.</summary>
    private async Task<bool> BeginAsync()
    {
        StoredExperiment experiment = await _around.Plans.ExperimentAsync(_experimentId);
        string hash = experiment.Revisions[^1].PlanHash;
        try
        {
            Plan = await _around.Plans.PlanAsync(_experimentId, hash);
        }
        catch (PlanRefusedException)
        {
            if (await FindOtherAsync(hash) is not { } other)
                throw;
            LogMoved(_logger, _experimentId, other);
            _isSuperseded = true;
            _moveTo(other);
            return false;
        }

        LogBegun(_logger, _around.Local.SiloAddress, _experimentId);
        AddLinks();
        await Task.WhenAny(
            Task.WhenAll(_links.Values.Select(link => link.Begun)), Task.Delay(BeginPatience, _around.Time));
        await _around.Fence.EndLostAsync();
        IReadOnlyList<Shard> committed = await ReadWorkAsync();
        _storedBefore = PendingShards.CountCommitted(committed, LastTrial);
        _hasBegun = true;
        return true;
    }

    private async Task<IReadOnlyList<Shard>> ReadWorkAsync()
    {
        IReadOnlyList<Shard> committed = await _around.Store.Shards.CommittedAsync(_experimentId, CancellationToken.None);
        _work?.Dispose();
        _work = new PendingWork(Plan, LastTrial, committed);
        foreach (SiloLink link in _links.Values)
            link.Settle();
        return committed;
    }

    /// <summary>A silo that makes the stored plan, where this one does not.</summary>
    private async Task<SiloAddress?> FindOtherAsync(string hash)
    {
        foreach (SiloAddress silo in _around.ActiveSilos.Where(silo => !silo.Equals(_around.Local.SiloAddress)).ToList())
        {
            try
            {
                ShardAnswer answer = await _around.ShardsOn(silo, _experimentId).BeginAsync(NextSession(), hash);
                if (answer.Trouble is null)
                    return silo;
            }
            catch (Exception error) when (SiloLink.IsOfTheCluster(error))
            {
                // It is not there to be asked.
            }
        }

        return null;
    }

    private async Task<bool> IsAllStoredAsync()
    {
        if (HasMore || _returning > 0 || _links.Values.Any(link => link.HasShards))
            return false;
        IReadOnlyList<Shard> committed = await ReadWorkAsync();
        _trials = Math.Max(_trials, PendingShards.CountCommitted(committed, LastTrial) - _storedBefore);
        return !HasMore;
    }

    private async Task LookAsync()
    {
        await Task.WhenAny(_changed.Task, Task.Delay(Look, _around.Time));
        _changed = NewChange();
        AddLinks();
        if (_links.Values.Where(link => !link.HasLeft).ToList() is [_, ..] links && links.All(link => link.Failure is not null))
            Fail(links.Select(link => link.Failure!).OrderBy(error => error is PlanRefusedException).First());
    }

    private void AddLinks()
    {
        foreach (SiloAddress silo in _links.Keys.Where(silo => !_around.IsThere(silo) && _links[silo].HasEnded).ToList())
            _links.Remove(silo);
        foreach (SiloAddress silo in _around.ActiveSilos.Where(silo => !_links.ContainsKey(silo)).ToList())
            _links.Add(silo, new SiloLink(this, silo, _logger));
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Information, Message = "Experiment {Experiment} is {State} in the cluster: {Trials} trials by {Silos} silos, {Exchanges} exchanges")]
    private static partial void LogOver(ILogger logger, long experiment, RunState state, long trials, int silos, long exchanges);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Silo} coordinates experiment {Experiment}")]
    private static partial void LogBegun(ILogger logger, SiloAddress silo, long experiment);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This silo makes another plan of experiment {Experiment}; {Silo} coordinates it")]
    private static partial void LogMoved(ILogger logger, long experiment, SiloAddress silo);
}
