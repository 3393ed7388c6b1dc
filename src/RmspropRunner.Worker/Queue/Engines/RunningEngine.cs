using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>What runs this worker's experiments, from the worker's start to its end.</summary>
internal sealed record RunningEngine
{
    public required IEngine Engine { get; init; }

    /// <summary>Who may run an experiment: one worker, or every worker of the cluster.</summary>
    public required IRunClaims Claims { get; init; }

    /// <summary>
    /// Makes the plan of a stored experiment; a worker that cannot, or makes another than the stored one, fails the job.
    /// Null in a cluster: each silo makes its own, and one that cannot leaves the job to the others.
    /// </summary>
    public required Func<StoredExperiment, ExperimentPlan>? Plan { get; init; }

    /// <summary>Ends it, after its runs have ended; does not throw.</summary>
    public required Func<ValueTask> EndAsync { get; init; }
}
