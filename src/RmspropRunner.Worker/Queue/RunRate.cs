namespace RmspropRunner.Worker.Queue;

/// <summary>How many trials a second a run stores, over the last seconds.</summary>
internal sealed class RunRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<(long Timestamp, long Trials)> _samples = [];
    private ActiveRun? _run;

    /// <summary>Takes a sample of the run, and gives its rate; 0 where there is no run.</summary>
    public double Sample(ActiveRun? run)
    {
        if (!ReferenceEquals(run, _run))
            _samples.Clear();
        _run = run;
        if (run is null)
            return 0;

        long now = time.GetTimestamp();
        TimeSpan age = time.GetUtcNow() - run.StartedAt;
        if (_samples.Count == 0 && age >= TimeSpan.Zero && age < Window)
            _samples.Enqueue((now - (long)(age.TotalSeconds * time.TimestampFrequency), 0));
        _samples.Enqueue((now, run.Progress.ComputedTrials));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().Timestamp, now) > Window)
            _samples.Dequeue();
        (long since, long trials) = _samples.Peek();
        double seconds = time.GetElapsedTime(since, now).TotalSeconds;
        return seconds > 0 ? (run.Progress.ComputedTrials - trials) / seconds : 0;
    }
}
