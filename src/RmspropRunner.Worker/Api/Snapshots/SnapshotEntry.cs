using RmspropRunner.Worker.Api.Validators;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>One summary of one experiment: the last that was computed, and the computation under way.</summary>
/// <remarks>
/// At most one computation is under way, whoever asks, and one begins at the earliest <see cref="Fresh"/> after the last
/// did. Before it computes it looks whether the experiment has any new results; where it has none, the rows stand. Whoever
/// asks in the meantime waits a moment for it, and then gets the last rows with their age, unless they are too old.
/// </remarks>
internal sealed class SnapshotEntry<TRow>(
    Func<CancellationToken, Task<IReadOnlyList<TRow>>> compute,
    Func<CancellationToken, Task<ResultState>> readState,
    SemaphoreSlim computing,
    TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private IReadOnlyList<TRow>? _rows;
    private string _tag = "";
    private ResultState? _state;
    private long _knownAt;
    private TimeSpan _took;
    private Task? _refresh;

    /// <summary>The rows that are held.</summary>
    public int RowCount => _rows?.Count ?? 0;

    /// <summary>When it was last asked for, in the clock's ticks.</summary>
    public long UsedAt { get; private set; }

    /// <param name="stopping">Ends the computation: it is everybody's, so nobody's own cancellation does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Snapshot<TRow>> GetAsync(CancellationToken stopping, CancellationToken cancellationToken)
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

    private Snapshot<TRow> Last() => new(_rows!, _tag, time.GetElapsedTime(_knownAt));

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
        ResultState state = await readState(stopping);
        IReadOnlyList<TRow>? rows = null;
        string tag = "";
        if (state != _state)
        {
            rows = await compute(stopping);

            // Rows that were read while others were stored have some of these: no other reading need have the same.
            ResultState after = await readState(stopping);
            tag = after == state ? EntityTag.Of(state.Parts) : EntityTag.Of([.. state.Parts, Guid.NewGuid()]);
            if (after != state)
                state = state with { StoredTrials = -1 };
        }

        lock (_lock)
        {
            if (rows is not null)
                (_rows, _tag, _state, _took) = (rows, tag, state, time.GetElapsedTime(began));
            _knownAt = began;
        }
    }
}
