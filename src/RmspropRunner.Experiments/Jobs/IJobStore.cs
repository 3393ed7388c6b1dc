using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Jobs;

/// <summary>
/// The durable queue: what workers were asked to run. Jobs move by compare-and-set on their state, so that any number of
/// workers and requests may move them at once; what a worker computes is guarded by the shards' marks, not by the job.
/// </summary>
public interface IJobStore
{
    /// <summary>
    /// Queues an experiment: adds its job, or queues the one it has again, whatever its state, up to the higher of both
    /// last trials. When it returns, the job is there to stay. It comes after every job that was handed in before; one
    /// that is queued or running keeps its place.
    /// </summary>
    /// <exception cref="StoreConflictException">The experiment has been deleted.</exception>
    Task<Job> QueueAsync(long experimentId, long lastTrial, CancellationToken cancellationToken);

    /// <summary>The experiment's job, or null where workers were never asked to run it.</summary>
    Task<Job?> FindJobAsync(long experimentId, CancellationToken cancellationToken);

    /// <summary>The jobs in these states, the first handed in first.</summary>
    Task<IReadOnlyList<Job>> JobsAsync(IReadOnlySet<JobState> states, CancellationToken cancellationToken);

    /// <summary>How many jobs are in each state; states without a job may be absent.</summary>
    Task<IReadOnlyDictionary<JobState, long>> CountJobsAsync(CancellationToken cancellationToken);

    /// <summary>Experiments with their jobs, the newest first.</summary>
    Task<IReadOnlyList<ExperimentOverview>> OverviewsAsync(OverviewFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the job to another state, if it is in one of those expected. One that is queued again after it was paused or
    /// had ended comes last.
    /// </summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="from">The states that it may be in.</param>
    /// <param name="to">The state that it gets.</param>
    /// <param name="failure">Why it failed; null unless it is to be <see cref="JobState.Failed"/>, which needs it.</param>
    /// <param name="cancellationToken">Cancels the move.</param>
    /// <returns>False where there is no such job, or it is in another state.</returns>
    Task<bool> TryMoveJobAsync(
        long experimentId, IReadOnlySet<JobState> from, JobState to, string? failure, CancellationToken cancellationToken);
}
