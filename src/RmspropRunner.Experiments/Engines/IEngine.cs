using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Decides which shard runs where and when; it neither computes nor stores.</summary>
public interface IEngine
{
    /// <summary>
    /// Runs every trial of the plan up to <paramref name="lastTrial"/> that the store does not have yet, and returns when
    /// all are committed. When cancelled, it commits what is computed and quick to write, then throws; running again goes on from there.
    /// </summary>
    /// <param name="experimentId">The experiment in the store.</param>
    /// <param name="plan">Its plan, all revisions included; null where the engine makes its own, as a cluster's silos do.</param>
    /// <param name="lastTrial">The number of the last trial to run.</param>
    /// <param name="progress">Kept up to date.</param>
    /// <param name="cancellationToken">Asks it to stop.</param>
    Task RunAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken);
}
