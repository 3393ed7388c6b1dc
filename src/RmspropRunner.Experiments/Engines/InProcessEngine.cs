using RmspropRunner.Experiments.Engines.Sharing;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Runs shards on threads of this process, those of any number of experiments side by side: see <see cref="ShardCompute"/>.</summary>
public sealed class InProcessEngine : IEngine
{
    private readonly IShardStore _store;
    private readonly ShardCompute _compute;

    /// <param name="store">Where the results go.</param>
    /// <param name="parallelism">Threads that compute, from 1 up.</param>
    public InProcessEngine(IShardStore store, int parallelism)
        : this(store, parallelism, givesWay: false, TimeProvider.System)
    {
    }

    /// <param name="store">Where the results go.</param>
    /// <param name="parallelism">Threads that compute, from 1 up.</param>
    /// <param name="givesWay">Whether its threads give way to the process's others, which have to answer quickly.</param>
    /// <param name="time">Measures what each run has used.</param>
    public InProcessEngine(IShardStore store, int parallelism, bool givesWay, TimeProvider time)
    {
        _store = store;
        _compute = new ShardCompute(store, parallelism, givesWay, time);
    }

    public async Task RunAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<Shard> committed = await _store.CommittedAsync(experimentId, cancellationToken);
        progress.OnStarted(lastTrial, PendingShards.CountCommitted(committed, lastTrial));

        using SharedRun run = new(experimentId, plan, new PlannedShards(PendingShards.Of(plan, lastTrial, committed)), progress);
        await _compute.RunAsync(run, cancellationToken);
    }
}
