using System.Collections.Concurrent;

namespace RmspropRunner.Worker.Queue;

/// <summary>The experiments that this worker runs just now: written by the dispatcher, read by whoever shows progress.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<long, ActiveRun> _runs = new();

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<ActiveRun> All => [.. _runs.Values];

    /// <summary>The run of that experiment, or null.</summary>
    public ActiveRun? Find(long experimentId) => _runs.GetValueOrDefault(experimentId);

    public void Add(ActiveRun run) => _runs[run.Experiment.Id] = run;

    public void Remove(long experimentId) => _runs.TryRemove(experimentId, out _);
}
