using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>
/// Summaries that are costly to compute, each kept until its experiment has new results, and computed again at most once
/// a second while it gets them. Two are computed at a time; those that were asked for least lately go first where too many
/// rows are held.
/// </summary>
/// <param name="mostRows">The most rows of all summaries together.</param>
/// <param name="lifetime">Ends what is under way when the worker stops.</param>
/// <param name="time">Tells their age.</param>
internal abstract class SnapshotCache<TKey, TRow>(int mostRows, IHostApplicationLifetime lifetime, TimeProvider time) : ISnapshots, IDisposable
    where TKey : notnull
{
    private const int MostEntries = 1024;
    private const int ComputedAtOnce = 2;

    private readonly Dictionary<TKey, SnapshotEntry<TRow>> _entries = [];
    private readonly SemaphoreSlim _computing = new(ComputedAtOnce, ComputedAtOnce);

    public void Dispose() => _computing.Dispose();

    public void Forget(string experimentKey)
    {
        lock (_entries)
        {
            foreach (TKey key in _entries.Where(pair => pair.Value.ExperimentKey == experimentKey).Select(pair => pair.Key).ToList())
                _entries.Remove(key);
        }
    }

    /// <summary>The summary of that key, computed where it is not held; null where there is no such experiment.</summary>
    protected async Task<Snapshot<TRow>?> GetAsync(
        TKey key,
        IExperimentStore store,
        string experimentKey,
        Func<StoredExperiment, CancellationToken, Task<IReadOnlyList<TRow>>> compute,
        CancellationToken cancellationToken)
    {
        SnapshotEntry<TRow> entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out entry!))
            {
                entry = new SnapshotEntry<TRow>(store, experimentKey, compute, _computing, time);
                _entries.Add(key, entry);
            }
        }

        Snapshot<TRow>? snapshot = await entry.GetAsync(lifetime.ApplicationStopping, cancellationToken);
        if (snapshot is null)
            Forget(key);
        else
            Trim(entry);
        return snapshot;
    }

    private void Forget(TKey key)
    {
        lock (_entries)
            _entries.Remove(key);
    }

    /// <summary>Never lets go of the one that was just asked for.</summary>
    private void Trim(SnapshotEntry<TRow> asked)
    {
        lock (_entries)
        {
            long rows = _entries.Values.Sum(entry => (long)entry.RowCount);
            while (_entries.Count > MostEntries || rows > mostRows && _entries.Count > 1)
            {
                (TKey oldest, SnapshotEntry<TRow> entry) = _entries.Where(pair => pair.Value != asked).MinBy(pair => pair.Value.UsedAt);
                _entries.Remove(oldest);
                rows -= entry.RowCount;
            }
        }
    }
}
