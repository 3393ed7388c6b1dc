using System.Collections.Concurrent;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>Remembers what it was told, and lets a test wait for it.</summary>
internal sealed class RecordedNotices : IRunNotices
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly TaskCompletionSource _following = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Told => _told;

    public Task Following => _following.Task;

    public void OnFollowing()
    {
        _told.Enqueue("following");
        _following.TrySetResult();
    }

    public void OnUnavailable(StoreUnavailableException error, TimeSpan pause) => _told.Enqueue($"unavailable: {error.Message}");

    public void OnResumed() => _told.Enqueue("running");
}
