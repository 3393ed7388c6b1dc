using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    private static readonly double[] Awkward =
    [
        0.0, -0.0, 1, -1, 5, 0.1, 1.0 / 3, 1e15, 1e16, -123456789012345678, 9007199254740993, 1e-5, 1e300, double.MaxValue,
        double.MinValue, double.Epsilon, -double.Epsilon, 2.2250738585072011e-308, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, -5.45667355e-23,
    ];

    [Fact]
    public async Task Every_column_of_a_trial_comes_back_to_the_bit()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        List<TrialRecord> trials = [];
        foreach (StopReason reason in Enum.GetValues<StopReason>())
        {
            foreach (double value in Awkward)
            {
                long number = trials.Count + 1;
                trials.Add(SampleShards.Trial(number) with
                {
                    Configuration = long.MaxValue,
                    Dimension = Awkward.Length,
                    Seed = uint.MaxValue,
                    ContentHash = new ContentHash(ulong.MaxValue, ulong.MaxValue - (ulong)number),
                    Hyperparameters = """{"variant":"naïve \"quoted\"","learning_rate":1e-08}""",
                    Start = Awkward,
                    FinalX = [.. Awkward.Reverse()],
                    Outcome = new TrialOutcome
                    {
                        StopReason = reason, Iterations = 77, FinalObjective = value, BestObjective = -value, BestIteration = 76,
                    },
                });
            }
        }

        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, trials)], None);

        List<TrialRecord> stored = await store.TrialsAsync(experiment.Id, None).ToListAsync();
        Assert.Equal(trials.Count, stored.Count);
        for (int i = 0; i < trials.Count; i++)
        {
            AssertSame(trials[i], stored[i]);
            AssertSame(trials[i], (await store.TrialAsync(experiment.Id, i + 1, None))!);
        }
    }

    [Fact]
    public async Task Every_number_of_a_trace_comes_back_to_the_bit()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        TraceBuffer trace = new();
        trace.Reset(trials: 1, capacity: Awkward.Length, dimension: Awkward.Length);
        for (int i = 0; i < Awkward.Length; i++)
            Awkward.CopyTo(trace.Append(0, i * 1000, Awkward[i], Awkward[^(i + 1)], -Awkward[i]));
        await store.CommitAsync(
            experiment.Id, [new ShardResult { Shard = new Shard(1, 1), Trials = [SampleShards.Trial(1)], Trace = trace }], None);

        List<TracePoint> points = await store.TraceAsync(experiment.Id, 1, None).ToListAsync();
        Assert.Equal(Awkward.Length, points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            Assert.Equal(i * 1000, points[i].Iteration);
            AssertBits(
                [Kept(Awkward[i]), Kept(Awkward[^(i + 1)]), Kept(-Awkward[i])],
                [points[i].Objective, points[i].GradientNorm, points[i].StepNorm]);
            AssertBits(Awkward, points[i].X!);
        }
    }

    [Fact]
    public async Task A_trace_without_x_has_none_when_read()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        TraceBuffer trace = new();
        trace.Reset(trials: 2, capacity: 3, dimension: 0);
        trace.Append(0, 0, 1, 2, 3);
        trace.Append(1, 0, 4, 5, 6);
        trace.Append(1, 9, 7, 8, 9);
        await store.CommitAsync(
            experiment.Id,
            [new ShardResult { Shard = new Shard(1, 2), Trials = [SampleShards.Trial(1), SampleShards.Trial(2)], Trace = trace }],
            None);

        Assert.Equal(
            [new(1, new(0, 1, 2, 3, null)), new(2, new(0, 4, 5, 6, null)), new(2, new(9, 7, 8, 9, null))],
            await store.TracesAsync(experiment.Id, None).ToListAsync());
        Assert.Equal([0, 9], await store.TraceAsync(experiment.Id, 2, None).Select(point => point.Iteration).ToListAsync());
    }

    [Fact]
    public async Task Metrics_come_back_to_the_bit_and_what_is_not_there_as_nothing()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        TraceBuffer with = new();
        with.Reset(trials: 1, capacity: Awkward.Length, dimension: 1, hasMetrics: true);
        for (int i = 0; i < Awkward.Length; i++)
        {
            with.Append(0, i, 1, 2, 3)[0] = 4;
            ((double[])[Awkward[i], double.NaN, Awkward[^(i + 1)], 0.5]).CopyTo(with.LastMetrics);
        }

        // In one commit with a problem that has none.
        await store.CommitAsync(
            experiment.Id,
            [new ShardResult { Shard = new Shard(1, 1), Trials = [SampleShards.Trial(1)], Trace = with }, SampleShards.Shard(2, 1)],
            None);

        List<TracePoint> points = await store.TraceAsync(experiment.Id, 1, None).ToListAsync();
        AssertBits([.. Awkward], [.. points.Select(point => point.Metrics![(int)PointMetric.Loss])]);
        AssertBits([.. Awkward.Reverse()], [.. points.Select(point => point[PointMetric.TestLoss] ?? double.NaN)]);
        Assert.All(points, point => Assert.Equal((null, 0.5, 4), (point[PointMetric.Accuracy], point[PointMetric.TestAccuracy], point.X![0])));
        Assert.All(await store.TraceAsync(experiment.Id, 2, None).ToListAsync(), point => Assert.Null(point.Metrics));

        await using IQueryRows rows = await store.QueryAsync(
            "SELECT trial, iteration, objective, loss, accuracy, test_loss, test_accuracy FROM trace_metrics "
            + "WHERE experiment = (SELECT id FROM experiment WHERE name = 'sample') ORDER BY iteration",
            Timeout.InfiniteTimeSpan,
            None);
        List<IReadOnlyList<object?>> viewed = await rows.RowsAsync(None).ToListAsync();
        Assert.Equal(Awkward.Length, viewed.Count);
        Assert.Equal([1L, 5L, 1.0, 0.1, null, Awkward[^6], 0.5], viewed[5]);
    }

    [Fact]
    public async Task What_is_not_stored_reads_as_nothing()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        Assert.Null(await store.TrialAsync(experiment.Id, 1, None));
        Assert.Empty(await store.TrialsAsync(experiment.Id, None).ToListAsync());
        Assert.Empty(await store.TraceAsync(experiment.Id, 1, None).ToListAsync());
        Assert.Empty(await store.CommittedAsync(experiment.Id, None));
        Assert.Empty(await store.LeaderboardAsync(experiment.Id, 10, None));
        Assert.Equal(0, await store.ConfigurationCountAsync(experiment.Id, None));
    }

    [Fact]
    public async Task Traces_come_by_trial_and_iteration_though_shards_were_stored_in_another_order()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(3, 2)], None);
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 2)], None);
        Assert.Equal(
            from trial in Enumerable.Range(1, 4) from iteration in Enumerable.Range(0, 3) select ((long)trial, iteration),
            await store.TracesAsync(experiment.Id, None).Select(point => (point.Trial, point.Point.Iteration)).ToListAsync());
    }

    [Fact]
    public async Task A_reader_that_is_in_the_middle_does_not_hold_up_a_commit_and_sees_what_was_there()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 200)], None);
        int seen = 0;
        await foreach (TrialTracePoint _ in store.TracesAsync(experiment.Id, None))
        {
            if (seen++ == 100)
                await store.CommitAsync(experiment.Id, [SampleShards.Shard(201, 200)], None);
        }

        Assert.Equal(600, seen);
        Assert.Equal(1200, await store.TracesAsync(experiment.Id, None).CountAsync());
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_stops()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 200)], None);
        using CancellationTokenSource source = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (TrialTracePoint _ in store.TracesAsync(experiment.Id, source.Token))
                await source.CancelAsync();
        });
    }

    private void AssertSame(TrialRecord expected, TrialRecord actual)
    {
        AssertBits(expected.Start, actual.Start);
        AssertBits(expected.FinalX, actual.FinalX);
        AssertBits(
            [Kept(expected.Outcome.FinalObjective), Kept(expected.Outcome.BestObjective)],
            [actual.Outcome.FinalObjective, actual.Outcome.BestObjective]);
        Assert.Equal(Rest(expected), Rest(actual));

        // JSON may come back with other spaces, and the same numbers in other digits.
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.Hyperparameters), JsonNode.Parse(actual.Hyperparameters)), actual.Hyperparameters);

        static TrialRecord Rest(TrialRecord trial) => trial with { Start = [], FinalX = [], Hyperparameters = "" };
    }

    private double Kept(double number) => KeepsSignOfZero ? number : number + 0.0;

    private static void AssertBits(double[] expected, double[] actual) =>
        Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    /// <summary>All NaNs are one.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private static TrialRecord Diverged(long number, long configuration = 1, double best = 1) =>
        SampleShards.Trial(number, configuration) with { Outcome = SampleShards.Outcome(StopReason.Diverged, 5, best) };
}
