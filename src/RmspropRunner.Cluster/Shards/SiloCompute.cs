using System.Collections.Concurrent;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster.Shards;

/// <summary>What this silo computes with: threads of its own, beside Orleans', shared by every experiment; and the plans.</summary>
internal sealed class SiloCompute(ClusterStore store, ShardCompute compute, TimeProvider time)
{
    /// <summary>A coordinator that is there calls within a second.</summary>
    private static readonly TimeSpan PartingPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ShardSession, bool> _sessions = new();
    private readonly ConcurrentDictionary<long, ExperimentPlan> _plans = new();
    private volatile bool _isLeaving;

    /// <summary>The plan of the experiment, made of the specs that the store has.</summary>
    /// <exception cref="PlanRefusedException">The plan made here is another than the one of that hash.</exception>
    public async Task<ExperimentPlan> PlanAsync(long experimentId, string planHash)
    {
        if (_plans.TryGetValue(experimentId, out ExperimentPlan? known) && known.Hash == planHash)
            return known;
        StoredExperiment experiment = await ExperimentAsync(experimentId);

        // The experiment may have grown since; the plan asked for is that of its first revisions.
        int revisions = 1 + experiment.Revisions.ToList().FindIndex(revision => revision.PlanHash == planHash);
        StoredExperiment asked = revisions == 0 ? experiment : experiment with { Revisions = [.. experiment.Revisions.Take(revisions)] };
        ExperimentPlan plan = await Task.Run(() => PlanOf(asked));
        if (plan.Hash != planHash)
        {
            throw new PlanRefusedException(
                $"The plan of '{experiment.Name}' is not the one that it was stored with: this worker makes {plan.Hash} of its specs, "
                + $"the store has {planHash}. It was stored by another version of the program; let that version run it.");
        }

        return _plans[experimentId] = plan;
    }

    private ExperimentPlan PlanOf(StoredExperiment experiment)
    {
        try
        {
            return store.Plan(experiment);
        }
        catch (PluginUnavailableException error)
        {
            throw new PlanRefusedException($"This worker makes no plan of '{experiment.Name}': {error.Message}");
        }
    }

    /// <summary>The experiment as the store has it.</summary>
    /// <exception cref="StoreConflictException">It is not there any more.</exception>
    public async Task<StoredExperiment> ExperimentAsync(long experimentId) =>
        await store.Catalog.FindAsync(experimentId, CancellationToken.None)
        ?? throw new StoreConflictException($"Experiment {experimentId} was deleted while it ran.");

    public ShardSession Begin(long number, long experimentId, ExperimentPlan plan)
    {
        ShardSession session = new(number, experimentId, plan, compute, time);
        _sessions[session] = true;
        _ = session.Ended.ContinueWith(_ => Forget(session, experimentId), TaskScheduler.Default);
        if (_isLeaving)
            session.Leave();
        return session;
    }

    /// <summary>
    /// Finishes what is in threads and takes nothing more; after the patience, ends what is left. Then coordinators are told,
    /// so that none has to find out that the silo is gone.
    /// </summary>
    public async Task LeaveAsync(TimeSpan patience)
    {
        ShardSession[] sessions = Leave();
        await Task.WhenAny(Task.WhenAll(sessions.Select(session => session.Ended)), Task.Delay(patience, time));
        await Task.WhenAll(sessions.Select(session => session.EndAsync()));
        await Task.WhenAny(Task.WhenAll(sessions.Select(session => session.Parted)), Task.Delay(PartingPatience, time));
    }

    /// <summary>Ends what is in threads, and tells nobody.</summary>
    public Task EndAsync() => Task.WhenAll(Leave().Select(session => session.EndAsync()));

    private ShardSession[] Leave()
    {
        _isLeaving = true;
        ShardSession[] sessions = [.. _sessions.Keys];
        foreach (ShardSession session in sessions)
            session.Leave();
        return sessions;
    }

    private void Forget(ShardSession session, long experimentId)
    {
        _sessions.TryRemove(session, out _);
        _plans.TryRemove(experimentId, out _);
    }
}
