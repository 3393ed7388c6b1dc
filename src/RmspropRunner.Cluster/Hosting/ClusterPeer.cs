using Microsoft.Extensions.Logging;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>This process as a member of the cluster, through one silo after another: the next starts when one was declared dead.</summary>
public sealed partial class ClusterPeer : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SiloSettings _settings;
    private readonly ClusterStore _store;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _leaving = new();
    private readonly TaskCompletionSource<SiloHost> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _living;
    private volatile SiloHost? _silo;

    private ClusterPeer(SiloSettings settings, ClusterStore store, ILoggerFactory loggers, TimeProvider time)
    {
        (_settings, _store, _loggers, _time) = (settings, store, loggers, time);
        _logger = loggers.CreateLogger<ClusterPeer>();
        Engine = new ClusterEngine(() => (_silo ?? throw new SiloUnavailableException("This worker's silo is not there just now.")).Grains, time);
        _living = LiveAsync();
    }

    /// <summary>Has experiments run by the cluster.</summary>
    public IEngine Engine { get; }

    /// <summary>The services of its present silo; null while it has none.</summary>
    public IServiceProvider? Services => _silo?.Services;

    /// <summary>Joins the cluster; tries again and again where that fails, for the database may come back.</summary>
    public static async Task<ClusterPeer> JoinAsync(
        SiloSettings settings, ClusterStore store, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        ClusterPeer member = new(settings, store, loggers, time);
        try
        {
            await member._first.Task.WaitAsync(cancellationToken);
            return member;
        }
        catch
        {
            await member.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves the cluster; does not throw.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _living;
        _leaving.Dispose();
    }

    private async Task LiveAsync()
    {
        TimeSpan pause = FirstPause;
        while (!_leaving.IsCancellationRequested)
        {
            try
            {
                await using SiloHost silo = await SiloHost.StartAsync(_settings, _store, _loggers, _time, _leaving.Token);
                _silo = silo;
                _first.TrySetResult(silo);
                string name = silo.Name;
                LogJoined(name);
                pause = FirstPause;
                await Task.WhenAny(silo.Dead, Task.Delay(Timeout.Infinite, _leaving.Token));
                if (_leaving.IsCancellationRequested)
                    await silo.LeaveAsync();
            }
            catch (Exception error) when (!_leaving.IsCancellationRequested)
            {
                LogTrouble(error, error.Message);
                await Task.WhenAny(Task.Delay(pause, _time, _leaving.Token));
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception error)
            {
                LogHardLeave(error.Message);
            }
            finally
            {
                _silo = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Silo} is a member of the cluster")]
    private partial void LogJoined(string silo);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster cannot be joined, trying again: {Reason}")]
    private partial void LogTrouble(Exception error, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The silo did not stop in good order: {Reason}")]
    private partial void LogHardLeave(string reason);
}
