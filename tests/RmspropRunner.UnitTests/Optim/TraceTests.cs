using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

public sealed class TraceTests
{
    [Fact]
    public void Every_iteration_is_recorded_from_the_start_to_the_stop()
    {
        (TrialBatch batch, TraceBuffer trace) = Descend(0.25, 100, new StopRules { Target = 1e-3 }, TraceRules.Everything);

        Assert.Equal(5, batch.Outcomes[0].Iterations);
        Assert.Equal([0, 1, 2, 3, 4, 5], Iterations(trace));
        Assert.Equal(1, trace.Objective(0));
        Assert.Equal(2, trace.GradientNorm(0));
        Assert.Equal(0, trace.StepNorm(0));
        Assert.Equal(0.5, trace.StepNorm(1));
        Assert.Equal([0.25], trace.X(2).ToArray());
    }

    [Fact]
    public void A_thinned_trace_has_the_first_the_last_and_the_best_iteration()
    {
        // Momentum overshoots: the best point is neither on the schedule nor the last.
        RunRules dense = new(50, StopRules.None, TraceRules.Everything);
        RunRules thinned = new(50, StopRules.None, new TraceRules { Every = 15, RecordsX = true });
        (TrialBatch batch, TraceBuffer all) = Runs.Run(Sphere.Definition, Runs.Variant("momentum"), [0.02, 0.9], [[1, 2]], dense, LaneWidth.Scalar);
        (_, TraceBuffer few) = Runs.Run(Sphere.Definition, Runs.Variant("momentum"), [0.02, 0.9], [[1, 2]], thinned, LaneWidth.Scalar);

        int best = batch.Outcomes[0].BestIteration;
        Assert.True(best % 15 != 0 && best < 50, $"the best is iteration {best}");
        Assert.Equal(new[] { 0, 15, 30, 45, 50, best }.Order(), Iterations(few));
        for (int row = 0; row < few.PointCount(0); row++)
        {
            int k = few.Iteration(row);
            Assert.Equal(all.Objective(k), few.Objective(row));
            Assert.Equal(all.GradientNorm(k), few.GradientNorm(row));
            Assert.Equal(all.StepNorm(k), few.StepNorm(row));
            Assert.Equal(all.X(k).ToArray(), few.X(row).ToArray());
        }
    }

    [Fact]
    public void A_logarithmic_trace_has_every_power_of_ten()
    {
        (_, TraceBuffer trace) = Descend(1e-6, 20_000, StopRules.None, new TraceRules { PerDecade = 5 });

        int[] iterations = Iterations(trace);
        Assert.Equal([0, 1, 2, 3, 4, 6, 10, 16, 25, 40, 63, 100], iterations[..12]);
        Assert.Contains(10_000, iterations);
        Assert.Equal(20_000, iterations[^1]);
        Assert.Equal(0, trace.Dimension);
    }

    [Fact]
    public void Nothing_is_recorded_when_nothing_is_asked_for()
    {
        (_, TraceBuffer trace) = Descend(0.25, 100, StopRules.None, new TraceRules { RecordsX = true });

        Assert.Equal(0, trace.TotalPoints);
    }

    [Fact]
    public void The_stopping_iteration_of_a_thinned_trace_is_recorded_where_the_trial_diverges()
    {
        (TrialBatch batch, TraceBuffer trace) = Descend(2, 1000, new StopRules { DivergeAbove = 1e3 }, new TraceRules { Every = 100 });

        Assert.Equal([0, batch.Outcomes[0].Iterations], Iterations(trace));
        Assert.Equal(6561, trace.Objective(1));
    }

    [Theory]
    [InlineData(1, 0, 1000)]
    [InlineData(7, 0, 1000)]
    [InlineData(1000, 0, 10)]
    [InlineData(0, 3, 1000)]
    [InlineData(0, 50, 1)]
    public void No_trial_records_more_than_the_schedules_capacity(int every, int perDecade, int iterations)
    {
        TraceRules rules = new() { Every = every, PerDecade = perDecade };
        (_, TraceBuffer trace) = Descend(0.1, iterations, StopRules.None, rules);

        Assert.InRange(trace.PointCount(0), 2, new TraceSchedule(rules, iterations).Capacity);
        Assert.Equal(Iterations(trace).Distinct().Order(), Iterations(trace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_recorded_point_is_measured_the_best_too(bool recordsX)
    {
        Problem measured = Sphere.Definition with { Metrics = dimension => new Measures(dimension) };
        RunRules dense = new(50, StopRules.None, TraceRules.Everything);
        RunRules thinned = new(50, StopRules.None, new TraceRules { Every = 15, RecordsX = recordsX });
        double[][] starts = [[1, 2], [-3, 0.5], [0.1, 0.1]];
        (TrialBatch batch, TraceBuffer all) = Runs.Run(measured, Runs.Variant("momentum"), [0.02, 0.9], starts, dense, LaneWidth.Scalar);
        (_, TraceBuffer few) = Runs.Run(measured, Runs.Variant("momentum"), [0.02, 0.9], starts, thinned, LaneWidth.Scalar);

        for (int trial = 0; trial < starts.Length; trial++)
        {
            int first = few.FirstRow(trial);
            Assert.Contains(batch.Outcomes[trial].BestIteration, Enumerable.Range(first, few.PointCount(trial)).Select(few.Iteration));
            for (int row = first; row < first + few.PointCount(trial); row++)
            {
                ReadOnlySpan<double> x = all.X(all.FirstRow(trial) + few.Iteration(row));
                Assert.Equal([x[0] + x[1], double.NaN, x[0], double.NaN], few.Metrics(row).ToArray());
            }
        }
    }

    [Fact]
    public void A_problem_without_metrics_has_none_in_a_buffer_that_had_some()
    {
        TraceBuffer trace = new();
        trace.Reset(1, 1, 0, hasMetrics: true);
        trace.Append(0, 0, 1, 1, 1);
        trace.LastMetrics.Fill(1);
        trace.Reset(1, 1, 0);
        trace.Append(0, 0, 1, 1, 1);
        Assert.True(trace.Metrics(0).IsEmpty);
    }

    private static (TrialBatch Batch, TraceBuffer Trace) Descend(double learningRate, int iterations, StopRules stop, TraceRules trace) =>
        Runs.Run(
            Sphere.Definition, Runs.Variant("gradient_descent"), [learningRate], [[1]], new RunRules(iterations, stop, trace), LaneWidth.Scalar);

    private static int[] Iterations(TraceBuffer trace) =>
        [.. Enumerable.Range(trace.FirstRow(0), trace.PointCount(0)).Select(trace.Iteration)];

    private sealed class Measures(int dimension) : IPointMetrics
    {
        public void Measure(ReadOnlySpan<double> x, Span<double> values)
        {
            Assert.Equal(dimension, x.Length);
            values[(int)PointMetric.Loss] = x[0] + x[1];
            values[(int)PointMetric.TestLoss] = x[0];
        }
    }
}
