using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

public sealed class StopTests
{
    // Gradient descent on the sphere multiplies x by 1 − 2·lr: with 0.25, x halves and f quarters at every iteration.
    [Fact]
    public void A_trial_stops_at_the_first_iteration_that_reaches_the_target()
    {
        TrialOutcome outcome = Descend(0.25, [1], 100, new StopRules { Target = 1e-3 });

        Assert.Equal(StopReason.Target, outcome.StopReason);
        Assert.Equal(5, outcome.Iterations);
        Assert.Equal(5, outcome.TargetIteration);
        Assert.Equal(Math.Pow(0.25, 5), outcome.FinalObjective);
        Assert.Equal(5, outcome.BestIteration);
    }

    [Fact]
    public void A_start_at_the_target_does_no_update() =>
        Assert.Equal(0, Descend(0.25, [0.01], 100, new StopRules { Target = 1e-3 }).Iterations);

    [Fact]
    public void A_trial_stops_when_the_gradient_is_small()
    {
        TrialOutcome outcome = Descend(0.25, [3, 4], 100, new StopRules { GradientNorm = 1 });

        // ‖∇f‖ is 10 at the start and halves.
        Assert.Equal(StopReason.GradientNorm, outcome.StopReason);
        Assert.Equal(4, outcome.Iterations);
        Assert.Null(outcome.TargetIteration);
    }

    [Fact]
    public void A_trial_stops_when_the_best_has_not_improved_enough_for_the_window()
    {
        // lr = 1 jumps from x to −x and back: f never falls.
        TrialOutcome outcome = Descend(1, [1], 100, new StopRules { Stagnation = new(7, 0) });

        Assert.Equal(StopReason.Stagnation, outcome.StopReason);
        Assert.Equal(7, outcome.Iterations);
        Assert.Equal(0, outcome.BestIteration);
    }

    [Fact]
    public void Slow_progress_counts_once_it_adds_up_to_the_improvement()
    {
        // f falls by less than 0.3 in one iteration, but by more in the window.
        TrialOutcome outcome = Descend(0.05, [1], 30, new StopRules { Stagnation = new(4, 0.3) });

        Assert.Equal(StopReason.Stagnation, outcome.StopReason);
        Assert.True(outcome.Iterations > 4);
    }

    [Fact]
    public void A_trial_above_the_limit_has_diverged_there()
    {
        // lr = 2 multiplies x by −3, f by 9.
        TrialOutcome outcome = Descend(2, [1], 1000, new StopRules { DivergeAbove = 1e3 });

        Assert.Equal(StopReason.Diverged, outcome.StopReason);
        Assert.Equal(4, outcome.Iterations);
        Assert.Equal(6561, outcome.FinalObjective);
        Assert.Equal(1, outcome.BestObjective);
        Assert.Equal(0, outcome.BestIteration);
    }

    [Fact]
    public void Without_a_limit_a_trial_diverges_when_the_objective_is_no_longer_finite()
    {
        TrialOutcome outcome = Descend(2, [1], 1000, StopRules.None);

        Assert.True(outcome.IsDiverged);
        Assert.Equal(double.PositiveInfinity, outcome.FinalObjective);
        Assert.Equal(324, outcome.Iterations);
    }

    [Fact]
    public void A_start_that_is_not_finite_has_diverged_at_once_and_has_no_best()
    {
        TrialOutcome outcome = Descend(0.1, [double.NaN], 10, StopRules.None);

        Assert.True(outcome.IsDiverged);
        Assert.Equal(0, outcome.Iterations);
        Assert.True(double.IsNaN(outcome.BestObjective));
    }

    [Fact]
    public void The_target_counts_before_the_gradient_and_stagnation()
    {
        TrialOutcome outcome = Descend(0.25, [1], 5, new StopRules { Target = 1e-3, GradientNorm = 0.0625, Stagnation = new(1, 10) });

        Assert.Equal(StopReason.Stagnation, Descend(0.25, [1], 5, new StopRules { Stagnation = new(1, 10) }).StopReason);
        Assert.Equal(StopReason.Stagnation, outcome.StopReason);
        Assert.Equal(StopReason.Target, Descend(0.25, [0.01], 5, new StopRules { Target = 1, GradientNorm = 1 }).StopReason);
    }

    [Fact]
    public void Zero_iterations_evaluate_the_start_only()
    {
        TrialOutcome outcome = Descend(0.25, [1, 2], 0, StopRules.None);

        Assert.Equal(StopReason.Iterations, outcome.StopReason);
        Assert.Equal(5, outcome.FinalObjective);
    }

    [Fact]
    public void Cancelling_ends_a_long_trial_between_iterations()
    {
        using CancellationTokenSource source = new();
        TrialBatch batch = new(1, 1);
        batch.Rules[0] = Runs.Variant("gradient_descent").Rule([1]);
        batch.Settings[0] = [1];
        batch.Start(0)[0] = 1;
        TrialRunner runner = new(Sphere.Definition, 1, new RunRules(int.MaxValue, StopRules.None, new TraceRules()), LaneWidth.Scalar);

        Assert.Throws<OperationCanceledException>(() => runner.Run(batch, new TraceBuffer(), _ => source.Cancel(), source.Token));
    }

    [Fact]
    public void Every_iteration_is_reported()
    {
        long reported = 0;
        TrialBatch batch = new(3, 1);
        for (int i = 0; i < 3; i++)
        {
            batch.Rules[i] = Runs.Variant("gradient_descent").Rule([0.25]);
            batch.Settings[i] = [0.25];
            batch.Start(i)[0] = Math.Pow(10, i);
        }

        RunRules rules = new(5000, new StopRules { Target = 1e-6 }, new TraceRules());
        new TrialRunner(Sphere.Definition, 1, rules, LaneWidth.Vector256).Run(batch, new TraceBuffer(), count => reported += count, CancellationToken.None);

        Assert.Equal(batch.Outcomes.Sum(outcome => (long)outcome.Iterations), reported);
    }

    private static TrialOutcome Descend(double learningRate, double[] start, int iterations, StopRules stop)
    {
        RunRules rules = new(iterations, stop, new TraceRules());
        (TrialBatch batch, _) = Runs.Run(
            Sphere.Definition, Runs.Variant("gradient_descent"), [learningRate], [start], rules, LaneWidth.Scalar);
        return batch.Outcomes[0];
    }
}
