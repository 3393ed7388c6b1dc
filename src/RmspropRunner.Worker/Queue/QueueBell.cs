namespace RmspropRunner.Worker.Queue;

/// <summary>Tells the dispatcher that there is something to look at, so that it need not wait for its next look.</summary>
internal sealed class QueueBell(TimeProvider time)
{
    private volatile TaskCompletionSource _rung = New();

    public void Ring() => _rung.TrySetResult();

    /// <summary>Waits until it is rung, or for that long. Ringing while nobody waits is heard by the next who does.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await _rung.Task.WaitAsync(longest, time, cancellationToken);
            _rung = New();
        }
        catch (TimeoutException)
        {
            // Nobody rang: it is time for a look all the same.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
