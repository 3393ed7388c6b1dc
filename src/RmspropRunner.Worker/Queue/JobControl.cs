using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue;

/// <summary>Steers jobs, wherever they run: first the state is moved in the store, then this worker's run is stopped, and
/// another worker's at its next look. Asking for what is so already is no mistake.</summary>
internal sealed class JobControl(JobRuns runs, QueueBell bell, QueueRoom room, TimeProvider time)
{
    /// <summary>How long a deletion waits for a run elsewhere to end.</summary>
    private static readonly TimeSpan DeletionPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DeletionPause = TimeSpan.FromMilliseconds(200);

    public Task<ControlResult> CancelAsync(IExperimentStore store, long experimentId, CancellationToken cancellationToken) =>
        StopAsync(store, experimentId, JobStates.Unfinished, JobState.Cancelled, cancellationToken);

    public Task<ControlResult> PauseAsync(IExperimentStore store, long experimentId, CancellationToken cancellationToken) =>
        StopAsync(store, experimentId, JobStates.Open, JobState.Paused, cancellationToken);

    public async Task<ControlResult> ResumeAsync(IExperimentStore store, long experimentId, CancellationToken cancellationToken)
    {
        using IDisposable turn = await room.EnterAsync(cancellationToken);
        JobState? state = (await store.FindJobAsync(experimentId, cancellationToken))?.State;
        if (state is not null && JobStates.Open.Contains(state.Value))
            return new ControlResult.Done();
        if (state is null || !JobStates.Stopped.Contains(state.Value))
            return new ControlResult.NotAllowed(state);
        if (!await room.IsThereAsync(store, experimentId, cancellationToken))
            return new ControlResult.Full(room.Limit);

        bool isMoved = await store.TryMoveJobAsync(experimentId, JobStates.Stopped, JobState.Queued, null, cancellationToken);
        bell.Ring();
        return isMoved ? new ControlResult.Done() : await DescribeAsync(store, experimentId, JobState.Queued, cancellationToken);
    }

    /// <summary>Stops the experiment's run, wherever it is, and deletes the experiment.</summary>
    /// <returns>False where there is no such experiment any more.</returns>
    public async Task<bool> DeleteAsync(IExperimentStore store, StoredExperiment experiment, CancellationToken cancellationToken)
    {
        await store.TryMoveJobAsync(experiment.Id, JobStates.Open, JobState.Cancelled, null, cancellationToken);
        await runs.StopAsync(experiment.Id).WaitAsync(cancellationToken);

        // A run elsewhere that does not end in time fails at its next commit, for there is nothing to commit to.
        long started = time.GetTimestamp();
        IAsyncDisposable? claim;
        while ((claim = await store.TryClaimAsync(experiment.Id, cancellationToken)) is null && time.GetElapsedTime(started) < DeletionPatience)
            await Task.Delay(DeletionPause, time, cancellationToken);
        try
        {
            return await store.DeleteAsync(experiment.Name, cancellationToken);
        }
        finally
        {
            if (claim is not null)
                await claim.DisposeAsync();
        }
    }

    private async Task<ControlResult> StopAsync(
        IExperimentStore store, long experimentId, IReadOnlySet<JobState> from, JobState to, CancellationToken cancellationToken)
    {
        if (!await store.TryMoveJobAsync(experimentId, from, to, null, cancellationToken))
            return await DescribeAsync(store, experimentId, to, cancellationToken);
        _ = runs.StopAsync(experimentId);
        bell.Ring();
        return new ControlResult.Done();
    }

    private static async Task<ControlResult> DescribeAsync(
        IExperimentStore store, long experimentId, JobState wanted, CancellationToken cancellationToken)
    {
        JobState? state = (await store.FindJobAsync(experimentId, cancellationToken))?.State;
        return state == wanted ? new ControlResult.Done() : new ControlResult.NotAllowed(state);
    }
}
