namespace RmspropRunner.Experiments.Engines;

/// <summary>How far a run has come. Written by the engine's threads; read at any time by whoever shows it.</summary>
public sealed class RunProgress
{
    private long _plannedTrials;
    private long _storedTrials;
    private long _computedTrials;
    private long _iterations;
    private long _tracePoints;

    /// <summary>The trials of the experiment; 0 until the run has begun.</summary>
    public long PlannedTrials => Interlocked.Read(ref _plannedTrials);

    /// <summary>The trials in the store, those of other runs included.</summary>
    public long StoredTrials => Interlocked.Read(ref _storedTrials);

    /// <summary>The trials that this run computed and stored.</summary>
    public long ComputedTrials => Interlocked.Read(ref _computedTrials);

    /// <summary>Iterations computed in this run, of all trials together.</summary>
    public long Iterations => Interlocked.Read(ref _iterations);

    /// <summary>Trace points stored in this run.</summary>
    public long TracePoints => Interlocked.Read(ref _tracePoints);

    public void OnStarted(long plannedTrials, long storedTrials)
    {
        Interlocked.Exchange(ref _plannedTrials, plannedTrials);
        Interlocked.Exchange(ref _storedTrials, storedTrials);
    }

    public void OnIterations(long count) => Interlocked.Add(ref _iterations, count);

    public void OnStored(long trials, long tracePoints)
    {
        Interlocked.Add(ref _storedTrials, trials);
        Interlocked.Add(ref _computedTrials, trials);
        Interlocked.Add(ref _tracePoints, tracePoints);
    }
}
