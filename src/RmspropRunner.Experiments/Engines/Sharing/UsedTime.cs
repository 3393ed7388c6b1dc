namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>The compute and commit time that a run has used, what is under way included. In the clock's ticks.</summary>
internal sealed class UsedTime
{
    private long _ended;
    private long _underWay;
    private long _startedSum;

    /// <summary>So much by now: a shard that takes an hour counts while it does.</summary>
    public long At(long now) => _ended + _underWay * now - _startedSum;

    public void OnBegun(long now)
    {
        _underWay++;
        _startedSum += now;
    }

    public void OnEnded(long started, long now)
    {
        _underWay--;
        _startedSum -= started;
        _ended += now - started;
    }

    /// <summary>Forgoes what it did not use: counts as if it had used at least <paramref name="least"/>.</summary>
    public void RaiseTo(long least, long now) => _ended += Math.Max(0, least - At(now));
}
