using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

public sealed class MilestoneTests
{
    private static readonly TraceRules Nothing = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(999, 3)]
    [InlineData(1_000_000_000, 10)]
    [InlineData(int.MaxValue, 10)]
    public void There_is_one_for_each_power_of_ten(int iterations, int expected) =>
        Assert.Equal(expected, MilestoneTable.CountUpTo(iterations));

    // Momentum overshoots, so the best so far is not the last.
    [Fact]
    public void They_are_the_lowest_objective_of_the_full_trace_up_to_there()
    {
        (TrialBatch batch, TraceBuffer trace) = Runs.Run(
            Sphere.Definition, Runs.Variant("momentum"), [0.02, 0.9], [[1, 2]], new(150, StopRules.None, TraceRules.Everything), LaneWidth.Scalar);

        double Lowest(int last) => Enumerable.Range(0, last + 1).Min(trace.Objective);
        Assert.Equal([Lowest(1), Lowest(10), Lowest(100)], batch.Milestones.Of(0, batch.Outcomes[0].Iterations).ToArray());
        Assert.NotEqual(trace.Objective(100), Lowest(100));
    }

    // lr = 2 multiplies x by −3, f by 9; 0.25 quarters f.
    [Fact]
    public void A_trial_that_ends_early_keeps_those_that_it_reached()
    {
        Assert.Equal([1.0], Descend(2, 1000, new StopRules { DivergeAbove = 1e3 }));
        Assert.Equal([0.25], Descend(0.25, 1000, new StopRules { Target = 1e-3 }));
        Assert.Equal([0.25, 1 / 1048576.0], Descend(0.25, 10, StopRules.None));
        Assert.Empty(Descend(0.25, 0, StopRules.None));
        Assert.Empty(Descend(double.NaN, 10, StopRules.None, start: double.NaN));
    }

    [Fact]
    public void They_do_not_depend_on_how_the_shards_are_cut()
    {
        ExperimentPlan plan = new(ExperimentSpec.Parse("""
            name: milestones
            problems: [rosenbrock]
            optimizers: [rmsprop, adagrad, { gradient_descent: { learning_rate: [0.001, 0.1] } }]
            seeds: 1..40
            iterations: 300
            stop: { target: 1e-2, diverge_above: 1e12 }
            trace: { every: 0 }
            """).Spec!);
        ShardRunner alone = new(plan, LaneWidth.Scalar);

        foreach (Shard shard in plan.Shards())
        {
            ShardResult together = new ShardRunner(plan, LaneWidth.Vector512).Run(shard, new(), _ => { }, CancellationToken.None);
            for (int i = 0; i < shard.TrialCount; i++)
            {
                ShardResult one = alone.Run(new Shard(shard.FirstTrial + i, 1), new(), _ => { }, CancellationToken.None);
                Assert.Equal(one.Milestones(0).ToArray(), together.Milestones(i).ToArray());
                Assert.Equal(MilestoneTable.CountUpTo(one.Trials[0].Outcome.Iterations), one.Milestones(0).Length);
            }
        }
    }

    private static double[] Descend(double learningRate, int iterations, StopRules stop, double start = 1)
    {
        (TrialBatch batch, _) = Runs.Run(
            Sphere.Definition, Runs.Variant("gradient_descent"), [learningRate], [[start]], new(iterations, stop, Nothing), LaneWidth.Scalar);
        return batch.Milestones.Of(0, batch.Outcomes[0].Iterations).ToArray();
    }
}
