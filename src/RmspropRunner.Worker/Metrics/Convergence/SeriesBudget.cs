namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>Keeps the number of time series within a limit, and counts those that it left out.</summary>
/// <remarks>
/// Series that were given up stay in the exporter's memory until the next scrape. Where nobody scrapes, they must not
/// pile up: as many as the limit may wait for it, and then nothing new is shown until it comes.
/// </remarks>
internal sealed class SeriesBudget(int limit)
{
    private readonly Lock _gate = new();
    private long _taken;
    private long _waiting;
    private long _dropped;

    /// <summary>How many series there are.</summary>
    public long Taken
    {
        get
        {
            lock (_gate)
                return _taken;
        }
    }

    /// <summary>How many were left out since the start.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
                return _dropped;
        }
    }

    /// <summary>Takes that many, or leaves them out.</summary>
    public bool TryTake(int count)
    {
        lock (_gate)
        {
            bool fits = _taken + count <= limit && _taken + _waiting + count <= 2L * limit;
            if (fits)
                _taken += count;
            else
                _dropped += count;
            return fits;
        }
    }

    /// <summary>Leaves that many out.</summary>
    public void Drop(int count)
    {
        lock (_gate)
            _dropped += count;
    }

    /// <summary>Gives that many up.</summary>
    public void Return(int count)
    {
        lock (_gate)
        {
            _taken -= count;
            _waiting += count;
        }
    }

    /// <summary>A scrape begins; the exporter will forget what was given up before it.</summary>
    public void OnScraped()
    {
        lock (_gate)
            _waiting = 0;
    }
}
