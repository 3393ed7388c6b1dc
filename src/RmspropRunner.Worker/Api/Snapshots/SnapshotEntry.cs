using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Validators;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>One summary of one experiment: the last that was computed, and the computation under way.</summary>
/// <remarks>
/// At most one computation is under way, whoever asks, and one begins at the earliest <see cref="Fresh"/> after the last
/// did. Before it computes it looks whether the experiment is still there and has any new results; where it has none, the
/// rows stand. Whoever asks in the meantime waits a moment for it, and then gets the last rows with their age, unless they
/// are too old. Whoever asks before that is answered from memory, so that the database does not notice how many they are.
/// </remarks>
internal sealed class SnapshotEntry<TRow>(
    IExperimentStore store,
    string experimentKey,
    Func<StoredExperiment, CancellationToken, Task<IReadOnlyList<TRow>>> compute,
    SemaphoreSlim computing,
    TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private StoredExperiment? _experiment;
    private IReadOnlyList<TRow>? _rows;
    private string _tag = "";
    private ResultState? _state;
    private long _knownAt;
    private TimeSpan _took;
    private Task? _refresh;

    /// <summary>The experiment, as paths name it.</summary>
    public string ExperimentKey => experimentKey;

    /// <summary>The rows that are held.</summary>
    public int RowCount => _rows?.Count ?? 0;

    /// <summary>When it was last asked for, in the clock's ticks.</summary>
    public long UsedAt { get; private set; }

    /// <returns>Null where there is no such experiment.</returns>
    /// <param name="stopping">Ends the computation: it is everybody's, so nobody's own cancellation does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Snapshot<TRow>?> GetAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        Task refresh;
        bool isServable;
        lock (_lock)
        {
            UsedAt = time.GetTimestamp();
            TimeSpan age = time.GetElapsedTime(_knownAt);
            if (_rows is not null && age < Fresh)
                return Last();
            isServable = _rows is not null && age < Oldest + 2 * _took;
            refresh = _refresh ??= Task.Run(() => RefreshAsync(stopping), CancellationToken.None);
        }

        if (isServable)
            await Task.WhenAny(refresh, Task.Delay(Patience, time, cancellationToken));
        else
            await refresh.WaitAsync(cancellationToken);

        lock (_lock)
            return Last();
    }

    private Snapshot<TRow>? Last() =>
        _experiment is null || _rows is null ? null : new(_experiment, _rows, _tag, time.GetElapsedTime(_knownAt));

    private async Task RefreshAsync(CancellationToken stopping)
    {
        try
        {
            await computing.WaitAsync(stopping);
            try
            {
                await ComputeAsync(stopping);
            }
            finally
            {
                computing.Release();
            }
        }
        finally
        {
            lock (_lock)
                _refresh = null;
        }
    }

    private async Task ComputeAsync(CancellationToken stopping)
    {
        long began = time.GetTimestamp();
        StoredExperiment? experiment = await Api.ExperimentKey.FindAsync(store, experimentKey, stopping);
        if (experiment is null)
        {
            lock (_lock)
                (_experiment, _rows, _state) = (null, null, null);
            return;
        }

        ResultState state = await ResultState.ReadAsync(store, experiment, stopping);
        IReadOnlyList<TRow>? rows = null;
        string tag = "";
        if (state != _state)
        {
            rows = await compute(experiment, stopping);

            // Rows that were read while others were stored have some of these: no other reading need have the same.
            ResultState after = await ResultState.ReadAsync(store, experiment, stopping);
            tag = after == state ? EntityTag.Of(state.Parts) : EntityTag.Of([.. state.Parts, Guid.NewGuid()]);
            if (after != state)
                state = state with { StoredTrials = -1 };
        }

        lock (_lock)
        {
            if (rows is not null)
                (_rows, _tag, _state, _took) = (rows, tag, state, time.GetElapsedTime(began));
            (_experiment, _knownAt) = (experiment, began);
        }
    }
}
