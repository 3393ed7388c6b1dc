using Microsoft.Extensions.Logging;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>What happens when a silo cannot go on: it was declared dead while it hung, mostly. Orleans would end the process; here another silo starts in it.</summary>
internal sealed partial class DeclaredDead(ILogger<DeclaredDead> logger) : IFatalErrorHandler
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the silo is not to be used any more.</summary>
    public Task Happened => _happened.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        LogDead(exception, context);
        _happened.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This silo cannot go on, and another takes its place: {Context}")]
    private partial void LogDead(Exception? exception, string? context);
}
