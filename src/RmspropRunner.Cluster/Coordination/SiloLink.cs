using Microsoft.Extensions.Logging;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Cluster.Shards;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>A run's dealings with one silo: exchanges shards against results until the run is over or the silo gone.</summary>
/// <remarks>
/// What the silo has was given to it in one session. When an exchange fails, nobody knows what became of it: the session
/// is given up, its shards are pending again unless the store has them, and, if the silo is still there, a new one begins.
///
/// A silo goes on with what an earlier session has left with it, and says so when one begins. Of that the link takes what
/// is pending; the rest is stored, or another silo has been given it since, and is nothing to it. What is pending is known
/// once the store's marks are read, so what the silo tells before that waits: each shard is either in the marks as they
/// were read, or told to be stored, and so counted once.
/// </remarks>
internal sealed partial class SiloLink
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly ClusterRun _run;
    private readonly SiloAddress _silo;
    private readonly ILogger _logger;
    private readonly IShardGrain _shards;
    private readonly HashSet<ShardRange> _given = [];
    private readonly List<ShardAnswer> _early = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _session;
    private bool _isFenced;
    private ShardRange[] _held = [];
    private bool _hasAnswered;
    private bool _isSettled;

    public SiloLink(ClusterRun run, SiloAddress silo, ILogger logger)
    {
        (_run, _silo, _logger) = (run, silo, logger);
        _shards = run.Around.ShardsOn(silo, run.ExperimentId);
        _serving = ServeAsync();
    }

    /// <summary>Done when the silo has been told of the run for the first time, or could not be.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Whether the silo has shards that it has not told to be stored.</summary>
    public bool HasShards => _given.Count > 0;

    /// <summary>What is wrong with the silo; null where it works.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether the silo takes nothing any more, because it stops.</summary>
    public bool HasLeft { get; private set; }

    public bool HasEnded => _serving.IsCompleted;

    /// <summary>Calls that exchanged shards.</summary>
    public long Exchanges { get; private set; }

    public static bool IsOfTheCluster(Exception error) => error is OrleansException or TimeoutException or OperationCanceledException
        or IOException or System.Net.Sockets.SocketException or InvalidOperationException or ObjectDisposedException;

    /// <summary>There is work: takes what the silo has of it already.</summary>
    public void Settle()
    {
        if (_hasAnswered && !_isSettled)
        {
            _isSettled = true;
            _given.UnionWith(_run.Withhold(_held));
            _held = [];
            foreach (ShardAnswer answer in _early)
                Book(answer);
            _early.Clear();
        }

        Wake();
    }

    private void Wake() => _woken.TrySetResult();

    /// <summary>
    /// Done when the session has ended and its last answer is booked, once the run is over. An exchange may be under way;
    /// ending the session makes the silo answer it.
    /// </summary>
    public async Task EndAsync()
    {
        Wake();
        if (!HasEnded && _session != 0 && _run.Around.IsThere(_silo))
        {
            try
            {
                Book(await _shards.EndAsync(_session).WaitAsync(EndPatience, _run.Around.Time));
            }
            catch (Exception error) when (IsOfTheCluster(error))
            {
                LogLost(_logger, _silo, _run.ExperimentId, error.Message);
            }
        }

        await Task.WhenAny(_serving, Task.Delay(EndPatience, _run.Around.Time));
    }

    private async Task ServeAsync()
    {
        TimeSpan pause = FirstPause;
        while (!_run.IsOver && !HasLeft && _run.Around.IsThere(_silo))
        {
            try
            {
                long before = Exchanges;
                await ServeSessionAsync();
                if (Exchanges > before + 1)
                    pause = FirstPause;
            }
            catch (Exception error) when (IsOfTheCluster(error) && _run.Around.IsStopping(_silo))
            {
                HasLeft = true;
            }
            catch (Exception error) when (IsOfTheCluster(error))
            {
                LogLost(_logger, _silo, _run.ExperimentId, error.Message);
            }
            catch (Exception error)
            {
                _run.Fail(error);
            }

            // What it held is pending, unless the store has it.
            _hasAnswered = false;
            _begun.TrySetResult();
            if (!_run.IsOver)
            {
                await FenceAsync();

                // Once it is over they stay: what the end of the session tells to be stored is among them.
                ShardRange[] given = [.. _given];
                _given.Clear();
                await _run.GiveBackAsync(given);
            }

            _run.Pulse();
            if (_run.IsOver || HasLeft)
                break;
            await Task.WhenAny(_woken.Task, Task.Delay(pause, _run.Around.Time));
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        _begun.TrySetResult();
        if (!_run.IsOver)
            await FenceAsync();
        _run.Pulse();
    }

    /// <summary>Once the silo is declared dead: what it has under way in the store is not to hold up whoever gets its shards.</summary>
    private async Task FenceAsync()
    {
        if (_isFenced || !_run.Around.IsDead(_silo))
            return;
        _isFenced = true;
        await _run.Around.Fence.EndLostAsync();
    }

    private async Task ServeSessionAsync()
    {
        _session = _run.NextSession();
        (_hasAnswered, _isSettled) = (false, false);
        _early.Clear();
        ShardAnswer answer = await _shards.BeginAsync(_session, _run.Plan.Hash);
        (_hasAnswered, _held) = (true, answer.Held);
        _begun.TrySetResult();
        if (_run.HasWork)
            Settle();
        while (IsOpen(answer))
        {
            if (_run.IsAbandoned)
                return;
            if (_run.IsOver || (HasLeft && _isSettled && _given.Count == 0))
            {
                Book(await _shards.EndAsync(_session));
                return;
            }

            ShardRange[] shards = _run.Around.Membership.CurrentSnapshot.GetSiloStatus(_silo) == SiloStatus.Active && !HasLeft
                ? _run.Take(answer.Wanted)
                : [];
            _given.UnionWith(shards);
            if (_given.Count == 0)
            {
                // Nothing to ask for: until there is, or to see now and then whether it is still there.
                await Task.WhenAny(_woken.Task, Task.Delay(TimeSpan.FromMilliseconds(250), _run.Around.Time));
                _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            answer = await _shards.ExchangeAsync(new ShardOrder { Session = _session, Shards = shards, HasMore = _run.HasMore });
            Exchanges++;
            Book(answer);
        }
    }

    private void Book(ShardAnswer answer)
    {
        if (!_isSettled && !_run.IsOver)
        {
            _early.Add(answer);
            return;
        }

        ShardRange[] stored = [.. answer.Stored.Where(_given.Remove)];
        _run.Book(stored, answer.TracePoints, answer.Iterations);
        if (stored.Length > 0)
            Failure = null;
        ShardRange[] givenBack = [.. answer.GivenBack.Where(_given.Remove)];
        if (givenBack.Length > 0)
            _ = _run.GiveBackAsync(givenBack);
        if (_given.Count == 0)
            _run.Pulse();
    }

    private bool IsOpen(ShardAnswer answer)
    {
        HasLeft |= answer.State is SessionState.Leaving or SessionState.Left;
        switch (answer)
        {
            case { Trouble: { Kind: TroubleKind.Unavailable or TroubleKind.Refused } trouble }:
                Failure = trouble.ToException();
                LogTrouble(_logger, _silo, _run.ExperimentId, trouble.Message);
                return false;
            case { Trouble: { } trouble }:
                _run.Fail(trouble.ToException());
                return false;
            case { State: SessionState.Superseded }:
                _run.Supersede();
                return false;
            case { State: SessionState.Ended or SessionState.Left or SessionState.Unknown }:
                return false;
            default:
                return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Silo} does not answer for experiment {Experiment}: {Reason}")]
    private static partial void LogLost(ILogger logger, SiloAddress silo, long experiment, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Silo} cannot work on experiment {Experiment}: {Reason}")]
    private static partial void LogTrouble(ILogger logger, SiloAddress silo, long experiment, string reason);
}
