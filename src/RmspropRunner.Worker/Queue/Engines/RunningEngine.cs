using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>What runs this worker's experiments, from the worker's start to its end.</summary>
internal sealed record RunningEngine
{
    public required IEngine Engine { get; init; }

    /// <summary>Who may run an experiment: one worker, or every worker of the cluster.</summary>
    public required IRunClaims Claims { get; init; }

    /// <summary>Whether a worker that makes another plan than the stored one fails the job. In a cluster, it leaves it to the others.</summary>
    public required bool ChecksPlan { get; init; }

    /// <summary>Ends it, after its runs have ended; does not throw.</summary>
    public required Func<ValueTask> EndAsync { get; init; }
}
