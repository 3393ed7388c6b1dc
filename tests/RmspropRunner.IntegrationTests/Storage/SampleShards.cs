using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

/// <summary>Shards that nobody computed, for the store to keep.</summary>
internal static class SampleShards
{
    public static NewRevision Revision(long lastTrial = 1000) => new("name: sample\n# ünïcode\n", "00ff", lastTrial);

    /// <summary>Trials in a row, with a trace of three points each.</summary>
    public static ShardResult Shard(long firstTrial, int trials, int points = 3) => Shard(
        firstTrial, Enumerable.Range(0, trials).Select(i => Trial(firstTrial + i)), points);

    public static ShardResult Shard(long firstTrial, IEnumerable<TrialRecord> trials, int points = 0)
    {
        TrialRecord[] records = [.. trials];
        TraceBuffer trace = new();
        trace.Reset(records.Length, points, dimension: 2);
        for (int t = 0; t < records.Length; t++)
        {
            for (int iteration = 0; iteration < points; iteration++)
            {
                double value = records[t].Number + iteration / 16.0;
                Span<double> x = trace.Append(t, iteration, value, value / 3, value / 7);
                (x[0], x[1]) = (value / 11, -value);
            }
        }

        return new ShardResult { Shard = new Shard(firstTrial, records.Length), Trials = records, Trace = trace };
    }

    public static TrialRecord Trial(long number, long configuration = 1) => new()
    {
        Number = number,
        Configuration = configuration,
        Problem = "sphere",
        Dimension = 2,
        Optimizer = "rmsprop",
        Hyperparameters = """{"variant":"torch","learning_rate":0.1}""",
        Seed = (uint)number,
        ContentHash = new ContentHash(0xF0F1F2F3F4F5F6F7, (ulong)number),
        Start = [number / 3.0, -1],
        FinalX = [1e-300, 5],
        Outcome = Outcome(StopReason.Iterations, iterations: 10, best: number / 10.0),
    };

    public static TrialOutcome Outcome(StopReason reason, int iterations, double best) => new()
    {
        StopReason = reason,
        Iterations = iterations,
        FinalObjective = best,
        BestObjective = best,
        BestIteration = 0,
    };
}
