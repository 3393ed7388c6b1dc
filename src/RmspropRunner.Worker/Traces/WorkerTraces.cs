using System.Diagnostics;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Worker.Traces;

/// <summary>The spans of the worker's own work.</summary>
internal static class WorkerTraces
{
    public const string SourceName = "RmspropRunner";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>One run of an experiment, from its start or resumption to its end or interruption.</summary>
    public static Activity? StartRun(long experimentId, long lastTrial) =>
        Source.StartActivity("run")?.SetTag("rmsprop.experiment.id", experimentId).SetTag("rmsprop.last_trial", lastTrial);

    /// <summary>One transaction.</summary>
    public static Activity? StartCommit(long experimentId, IReadOnlyList<ShardResult> shards) =>
        Source.StartActivity("commit")?.SetTag("rmsprop.experiment.id", experimentId)
            .SetTag("rmsprop.trials", shards.Sum(shard => (long)shard.Trials.Count))
            .SetTag("rmsprop.trace.points", shards.Sum(shard => shard.Trace.TotalPoints));
}
