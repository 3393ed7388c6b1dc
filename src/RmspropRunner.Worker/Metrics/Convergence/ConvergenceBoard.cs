using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>How the experiments that this worker stores results of converge, as far as the limit of series goes.</summary>
/// <remarks>
/// A group (experiment × problem × dimension × optimizer) that finds no room when its first trial comes is left out until
/// its experiment is forgotten: quartiles over some of the trials only would mislead.
/// </remarks>
internal sealed class ConvergenceBoard : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly ActiveRuns _runs;
    private readonly TimeProvider _time;
    private readonly SeriesBudget _budget;
    private readonly Meter _meter = WorkerMeter.Create();

    public ConvergenceBoard(ActiveRuns runs, IOptions<WorkerOptions> options, TimeProvider time)
    {
        _runs = runs;
        _time = time;
        _budget = new SeriesBudget(options.Value.Metrics.SeriesLimit);
        _meter.CreateObservableCounter("rmsprop.convergence.series_dropped", Dropped, "{series}", "Series of convergence that the limit left out.");
    }

    /// <summary>The experiments that it has.</summary>
    public IReadOnlyList<long> ExperimentIds
    {
        get
        {
            lock (_gate)
                return [.. _entries.Keys];
        }
    }

    /// <summary>Adds the trials of stored shards.</summary>
    public void OnCommitted(long experimentId, IReadOnlyList<ShardResult> shards)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(experimentId, out Entry? entry))
                _entries.Add(experimentId, entry = new Entry(NameOf(experimentId)));
            entry.LastCommit = _time.GetTimestamp();
            foreach (ShardResult shard in shards)
            {
                for (int i = 0; i < shard.Trials.Count; i++)
                {
                    ReadOnlySpan<double> milestones = shard.Milestones(i);
                    int gaps = shard.KnownMinimum is null ? 0 : milestones.Length;
                    GroupOf(entry, shard.Trials[i], gaps)?.Add(milestones, shard.Trials[i].Outcome, shard.KnownMinimum);
                }
            }
        }
    }

    /// <summary>Takes an experiment's series away; it begins anew with what is stored afterwards.</summary>
    public void Forget(long experimentId)
    {
        lock (_gate)
        {
            if (_entries.Remove(experimentId, out Entry? entry))
                Dispose(entry);
        }
    }

    /// <summary>Forgets the experiments that do not run and whose last commit is longer ago than that.</summary>
    public void ForgetFinished(TimeSpan age)
    {
        foreach (long id in ExperimentIds)
        {
            lock (_gate)
            {
                if (_entries.TryGetValue(id, out Entry? entry) && _runs.Find(id) is null && _time.GetElapsedTime(entry.LastCommit) > age)
                    Forget(id);
            }
        }
    }

    public void Dispose()
    {
        _meter.Dispose();
        foreach (long id in ExperimentIds)
            Forget(id);
    }

    private static void Dispose(Entry entry)
    {
        foreach (ConvergenceGroup? group in entry.Groups.Values)
            group?.Dispose();
    }

    private string NameOf(long experimentId) =>
        _runs.Find(experimentId)?.Experiment.Name ?? string.Create(CultureInfo.InvariantCulture, $"@{experimentId}");

    private ConvergenceGroup? GroupOf(Entry entry, TrialRecord trial, int gaps)
    {
        GroupKey key = new(trial.Problem, trial.Dimension, trial.Optimizer);
        if (!entry.Groups.TryGetValue(key, out ConvergenceGroup? group))
        {
            if (_budget.TryTake(1))
                group = new ConvergenceGroup(entry.Name, key, _budget);
            else
                _budget.Drop(gaps * ConvergenceGroup.SeriesPerMilestone);
            entry.Groups.Add(key, group);
        }

        return group;
    }

    private long Dropped()
    {
        _budget.OnScraped();
        return _budget.Dropped;
    }

    private sealed class Entry(string name)
    {
        public string Name => name;

        /// <summary>Null where there was no room.</summary>
        public Dictionary<GroupKey, ConvergenceGroup?> Groups { get; } = [];

        public long LastCommit { get; set; }
    }
}
