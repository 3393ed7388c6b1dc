using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Schedules;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>What learning rates are multiplied with, seen in the steps of gradient descent on a slope.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("constant", 5, 0, 1.0)]
    [InlineData("constant", 5, 4, 1.0)]
    [InlineData("step", 12, 2, 1.0, "every", 3, "factor", 0.5)]
    [InlineData("step", 12, 3, 0.5, "every", 3, "factor", 0.5)]
    [InlineData("step", 12, 11, 0.125, "every", 3, "factor", 0.5)]
    [InlineData("step", 12, 10, 0.1, "every", 10)]
    [InlineData("exponential", 20, 0, 1.0, "factor", 0.9)]
    [InlineData("exponential", 20, 19, 0.13508517176729928, "factor", 0.9)]
    [InlineData("inverse_time", 20, 0, 1.0, "rate", 0.5)]
    [InlineData("inverse_time", 20, 8, 0.2, "rate", 0.5)]
    [InlineData("inverse_time", 20, 10, 0.5, "rate", 0.5, "every", 5)]
    [InlineData("cosine", 100, 0, 1.0)]
    [InlineData("cosine", 100, 25, 0.8535533905932737)]
    [InlineData("cosine", 100, 50, 0.5)]
    [InlineData("cosine", 100, 99, 0.0002467198171342)]
    [InlineData("cosine", 100, 50, 0.55, "final", 0.1)]
    [InlineData("cosine", 100, 10, 0.5, "iterations", 20)]
    [InlineData("cosine", 100, 20, 0.1, "iterations", 20, "final", 0.1)]
    [InlineData("cosine", 100, 99, 0.1, "iterations", 20, "final", 0.1)]
    [InlineData("linear_warmup", 10, 0, 0.3333333333333333, "iterations", 4)]
    [InlineData("linear_warmup", 10, 2, 0.6666666666666666, "iterations", 4)]
    [InlineData("linear_warmup", 10, 4, 1.0, "iterations", 4)]
    [InlineData("linear_warmup", 10, 9, 1.0, "iterations", 4)]
    [InlineData("linear_warmup", 10, 1, 0.25, "iterations", 4, "initial", 0)]
    [InlineData("one_cycle", 100, 0, 0.04)]
    [InlineData("one_cycle", 100, 29, 1.0)]
    [InlineData("one_cycle", 100, 64, 0.500002)]
    [InlineData("one_cycle", 100, 99, 4e-6)]
    [InlineData("one_cycle", 100, 1, 0.042813780565907456)]
    [InlineData("one_cycle", 100, 49, 2e-3, "iterations", 50, "divisor", 5, "final_divisor", 100)]
    [InlineData("one_cycle", 100, 80, 2e-3, "iterations", 50, "divisor", 5, "final_divisor", 100)]
    public void A_schedule_has_its_documented_value(string schedule, int iterations, int iteration, double factor, params object[] parameters)
    {
        (string, double)[] values = [.. parameters.Chunk(2).Select(pair => ($"schedule_{pair[0]}", Convert.ToDouble(pair[1])))];
        Assert.All(LaneWidths.All, width => Assert.Equal(factor, Factor(schedule, iterations, iteration, values, width), 1e-14));
    }

    [Fact]
    public void Falls_by_steps_and_powers_are_exact() => Assert.Equal(
        Enumerable.Range(0, 40).Select(k => Math.ScaleB(1, -k / 4)),
        Factors("step", 40, [("schedule_every", 4), ("schedule_factor", 0.5)], LaneWidth.Vector256));

    [Fact]
    public void A_constant_schedule_is_the_optimizer_itself() => Assert.Same(
        new Method("adam").Make().Rule, new Method("adam", null, "constant", ("weight_decay", 0)).Make().Rule);

    [Fact]
    public void Neighbours_under_other_parameters_do_not_change_a_trial()
    {
        double[] factors = [0.5, 0.7, 0.9, 0.99, 0.1];
        TrialBatch batch = new(factors.Length, 2);
        for (int i = 0; i < factors.Length; i++)
        {
            (batch.Rules[i], batch.Settings[i]) = Stepped(i).Make();
            batch.Start(i).Fill(1);
        }

        RunRules rules = new(50, new StopRules { Target = -0.8 }, new TraceRules { Every = 0 });
        new TrialRunner(Slope.Definition, 2, rules, LaneWidth.Vector256).Run(batch, new TraceBuffer(), _ => { }, CancellationToken.None);
        Assert.True(batch.Outcomes.DistinctBy(outcome => outcome.Iterations).Count() > 2);
        for (int i = 0; i < factors.Length; i++)
        {
            (TrialBatch alone, _) = Runs.Run(Slope.Definition, Stepped(i), [[1, 1]], rules, LaneWidth.Scalar);
            Assert.Equal(alone.Outcomes[0], batch.Outcomes[i]);
        }

        Method Stepped(int i) => new(
            "adam", null, "step", ("learning_rate", 0.1), ("clip_norm", 1), ("schedule_every", 1 + i), ("schedule_factor", factors[i]));
    }

    [Theory]
    [InlineData("rmsprop", "keras3")]
    [InlineData("adam", null)]
    [InlineData("rprop", null)]
    [InlineData("adadelta", null)]
    public void A_schedule_scales_the_first_step_of_any_optimizer(string optimizer, string? variant)
    {
        double[] whole = InjectedGradients.Run(new Method(optimizer, variant), [0.0], [[2.0]])[0];
        double[] third = InjectedGradients.Run(new Method(optimizer, variant, "linear_warmup", ("schedule_iterations", 5)), [0.0], [[2.0]])[0];
        Assert.Equal(whole[0] / 3, third[0], 1e-15);
    }

    [Fact]
    public void Every_schedule_says_what_it_is() => Assert.All(ScheduleCatalog.All, schedule =>
    {
        Assert.NotEmpty(schedule.Formula);
        Assert.NotEmpty(schedule.Reference);
        Assert.All(schedule.Parameters, parameter => Assert.StartsWith(Schedule.Prefix, parameter.Name));
    });

    private static double Factor(string schedule, int iterations, int iteration, (string, double)[] values, LaneWidth width) =>
        Factors(schedule, iterations, values, width)[iteration];

    /// <summary>Steps of gradient descent at a rate of 1 on gradients of 1.</summary>
    private static double[] Factors(string schedule, int iterations, (string, double)[] values, LaneWidth width)
    {
        Method method = new("gradient_descent", null, schedule, [("learning_rate", 1), .. values]);
        (TrialBatch _, TraceBuffer trace) = Runs.Run(
            Slope.Definition, method, [[0.0]], new RunRules(iterations, StopRules.None, TraceRules.Everything), width);
        return [.. Enumerable.Range(1, iterations).Select(k => trace.StepNorm(trace.FirstRow(0) + k))];
    }
}
