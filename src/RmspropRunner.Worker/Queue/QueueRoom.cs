using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Queue;

/// <summary>Whether there is room in the queue. Who asks and then queues does both in one <see cref="EnterAsync"/>.</summary>
internal sealed class QueueRoom(IOptions<WorkerOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>How many experiments may be queued or running.</summary>
    public int Limit => options.Value.Limits.QueuedExperiments;

    /// <summary>Keeps others of this process from taking the room, until it is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Turn(_gate);
    }

    /// <summary>Whether the experiment has a place, or there is one free.</summary>
    /// <param name="store">The store.</param>
    /// <param name="experimentId">The experiment; null for one that is new.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<bool> IsThereAsync(IExperimentStore store, long? experimentId, CancellationToken cancellationToken)
    {
        if (experimentId is { } id && await store.FindJobAsync(id, cancellationToken) is { } job && JobStates.Open.Contains(job.State))
            return true;
        IReadOnlyDictionary<JobState, long> counts = await store.CountJobsAsync(cancellationToken);
        return JobStates.Open.Sum(state => counts.GetValueOrDefault(state)) < Limit;
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
