using System.Diagnostics;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>Notes when a run's commits came, 20 ms more or less.</summary>
internal sealed class CommitWatch : IAsyncDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _commits = [];
    private readonly PeriodicTimer _looking = new(TimeSpan.FromMilliseconds(20));
    private readonly Task _watching;

    private CommitWatch(FaultRun run) => _watching = WatchAsync(run);

    /// <summary>A moment, for <see cref="LongestGap"/>.</summary>
    public TimeSpan Now => _clock.Elapsed;

    public static CommitWatch Start(FaultRun run) => new(run);

    /// <summary>The longest time without a commit between two moments, or until the last commit, where the run has ended.</summary>
    public TimeSpan LongestGap(TimeSpan from, TimeSpan to)
    {
        lock (_lock)
        {
            TimeSpan end = _watching.IsCompleted && _commits is [.., var last] && last < to ? last : to;
            List<TimeSpan> moments = [from, .. _commits.Where(commit => commit > from && commit < end), end > from ? end : from];
            return moments.Zip(moments.Skip(1), (before, after) => after - before).Max();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _looking.Dispose();
        await _watching;
    }

    private async Task WatchAsync(FaultRun run)
    {
        long before = await run.StoredAsync();
        while (before < run.Spec.Trials && await _looking.WaitForNextTickAsync())
        {
            long now = await run.StoredAsync();
            if (now == before)
                continue;
            before = now;
            lock (_lock)
                _commits.Add(_clock.Elapsed);
        }
    }
}
