using System.Runtime.InteropServices;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Engines;

/// <summary>A store that keeps every bit of what an experiment's trials gave: start, final x, outcome, milestones and trace.</summary>
internal sealed class RememberedTrials(long count) : IShardStore
{
    private readonly long[]?[] _bits = new long[count][];

    /// <summary>By number, from 1; null where the trial was not stored.</summary>
    public IReadOnlyList<long[]?> Bits => _bits;

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Shard>>([]);

    public Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        foreach (ShardResult shard in shards)
        {
            for (int i = 0; i < shard.Trials.Count; i++)
            {
                TrialRecord trial = shard.Trials[i];
                Assert.Null(_bits[trial.Number - 1]);
                _bits[trial.Number - 1] = BitsOf(shard, i);
            }
        }

        return Task.CompletedTask;
    }

    private static long[] BitsOf(ShardResult shard, int i)
    {
        TrialOutcome outcome = shard.Trials[i].Outcome;
        List<double> values =
        [
            (int)outcome.StopReason, outcome.Iterations, outcome.BestIteration, outcome.FinalObjective, outcome.BestObjective,
            .. shard.Trials[i].Start, .. shard.Trials[i].FinalX, .. shard.Milestones(i),
        ];
        TraceBuffer trace = shard.Trace;
        for (int row = trace.FirstRow(i); row < trace.FirstRow(i) + trace.PointCount(i); row++)
            values.AddRange([trace.Iteration(row), trace.Objective(row), trace.GradientNorm(row), trace.StepNorm(row), .. trace.X(row), .. trace.Metrics(row)]);

        // A NaN's sign and payload differ between instructions and mean nothing.
        for (int k = 0; k < values.Count; k++)
            values[k] = double.IsNaN(values[k]) ? double.NaN : values[k];
        return MemoryMarshal.Cast<double, long>(CollectionsMarshal.AsSpan(values)).ToArray();
    }
}
