using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue;

/// <summary>Logs why a run does not go on just now, once until it does.</summary>
internal sealed partial class JobRunNotices(string experiment, ILogger logger) : IRunNotices
{
    private bool _isWaiting;

    public void OnFollowing()
    {
        _isWaiting = true;
        LogFollowing(experiment);
    }

    public void OnUnavailable(StoreUnavailableException error, TimeSpan pause)
    {
        if (!_isWaiting)
            LogUnavailable(experiment, error.Message);
        _isWaiting = true;
    }

    public void OnResumed()
    {
        if (_isWaiting)
            LogResumed(experiment);
        _isWaiting = false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} is run by another process now; this one waits for it")]
    private partial void LogFollowing(string experiment);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Experiment} waits for the store: {Reason}")]
    private partial void LogUnavailable(string experiment, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Experiment} goes on")]
    private partial void LogResumed(string experiment);
}
