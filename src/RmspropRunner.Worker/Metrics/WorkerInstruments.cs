using System.Diagnostics.Metrics;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Worker.Intake;

namespace RmspropRunner.Worker.Metrics;

/// <summary>What the worker counts and times from its start to its end. Counters begin at 0, so that a first event is a rise.</summary>
internal sealed class WorkerInstruments : IDisposable
{
    private static readonly double[] CommitSeconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

    private readonly Meter _meter = WorkerMeter.Create();
    private readonly Counter<long> _trials;
    private readonly Counter<long> _iterations;
    private readonly Counter<long> _tracePoints;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _commitFailures;
    private readonly Counter<long> _submissions;

    public WorkerInstruments()
    {
        _trials = _meter.CreateCounter<long>("rmsprop.trials", "{trial}", "Trials that this worker stored, by outcome.");
        _iterations = _meter.CreateCounter<long>("rmsprop.iterations", "{iteration}", "Iterations of the trials that this worker stored.");
        _tracePoints = _meter.CreateCounter<long>("rmsprop.trace.points", "{point}", "Trace points that this worker stored.");
        _commitDuration = _meter.CreateHistogram(
            "rmsprop.commit.duration",
            "s",
            "Time of one commit: the trials and traces of some shards, in one transaction.",
            tags: [],
            new InstrumentAdvice<double> { HistogramBucketBoundaries = CommitSeconds });
        _commitFailures = _meter.CreateCounter<long>("rmsprop.commit.failures", "{commit}", "Commits that the store did not take.");
        _submissions = _meter.CreateCounter<long>("rmsprop.submissions", "{spec}", "Specs handed in, by result and source.");

        Count(_trials, 0, Outcome(isDiverged: false));
        Count(_trials, 0, Outcome(isDiverged: true));
        _iterations.Add(0);
        _tracePoints.Add(0);
        _commitFailures.Add(0);
        foreach (SubmissionSource source in Enum.GetValues<SubmissionSource>())
        {
            foreach (SubmissionResult result in Enum.GetValues<SubmissionResult>())
                Count(_submissions, 0, Label("result", result), Label("source", source));
        }
    }

    /// <summary>Shards are stored.</summary>
    public void OnCommitted(IReadOnlyList<ShardResult> shards, TimeSpan duration)
    {
        long trials = 0;
        long diverged = 0;
        long iterations = 0;
        foreach (TrialRecord trial in shards.SelectMany(shard => shard.Trials))
        {
            trials++;
            diverged += trial.Outcome.IsDiverged ? 1 : 0;
            iterations += trial.Outcome.Iterations;
        }

        Count(_trials, trials - diverged, Outcome(isDiverged: false));
        Count(_trials, diverged, Outcome(isDiverged: true));
        _iterations.Add(iterations);
        _tracePoints.Add(shards.Sum(shard => shard.Trace.TotalPoints));
        _commitDuration.Record(duration.TotalSeconds);
    }

    /// <summary>The store did not take a commit.</summary>
    public void OnCommitFailed() => _commitFailures.Add(1);

    /// <summary>A spec was handed in.</summary>
    public void OnSubmitted(IntakeResult result, SubmissionSource source) =>
        Count(_submissions, 1, Label("result", ResultOf(result)), Label("source", source));

    public void Dispose() => _meter.Dispose();

    private static SubmissionResult ResultOf(IntakeResult result) => result switch
    {
        IntakeResult.Accepted => SubmissionResult.Accepted,
        IntakeResult.Mistaken => SubmissionResult.Mistaken,
        IntakeResult.Full => SubmissionResult.Full,
        _ => SubmissionResult.Refused,
    };

    private static void Count(Counter<long> counter, long count, params ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        counter.Add(count, labels);

    private static KeyValuePair<string, object?> Outcome(bool isDiverged) => new("outcome", isDiverged ? "diverged" : "completed");

    private static KeyValuePair<string, object?> Label<T>(string key, T value)
        where T : struct, Enum => new(key, value.ToString().ToLowerInvariant());
}
