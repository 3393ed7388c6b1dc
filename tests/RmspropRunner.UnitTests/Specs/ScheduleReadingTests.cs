using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

/// <summary>What all optimizers have besides their own: schedules, clipping and decay, in specs and plans.</summary>
public sealed class ScheduleReadingTests
{
    [Fact]
    public void A_list_of_schedules_is_an_entry_for_each_of_each_variant()
    {
        ExperimentSpec spec = Read("rmsprop: { variant: [torch, keras3], schedule: [constant, cosine, step: { every: [5, 10] }] }");
        Assert.Equal(
            ["torch constant", "torch cosine", "torch step", "keras3 constant", "keras3 cosine", "keras3 step"],
            spec.Optimizers.Select(entry => $"{entry.Variant.Name} {entry.Schedule.Name}"));
        Assert.Equal(8, new ExperimentPlan(spec).Count);
    }

    [Fact]
    public void Parameters_of_a_schedule_vary_where_the_schedule_is_written()
    {
        ExperimentPlan plan = Plan("gradient_descent: { schedule: { step: { factor: [0.5, 0.1], every: 7 } }, learning_rate: [1, 2], clip_norm: [0, 3] }");
        Assert.Equal(
            [
                """{"learning_rate":1,"schedule":"step","schedule_every":7,"schedule_factor":0.5}""",
                """{"learning_rate":1,"clip_norm":3,"schedule":"step","schedule_every":7,"schedule_factor":0.5}""",
                """{"learning_rate":2,"schedule":"step","schedule_every":7,"schedule_factor":0.5}""",
                """{"learning_rate":2,"clip_norm":3,"schedule":"step","schedule_every":7,"schedule_factor":0.5}""",
                """{"learning_rate":1,"schedule":"step","schedule_every":7,"schedule_factor":0.1}""",
            ],
            Hyperparameters(plan).Take(5));
    }

    [Fact]
    public void A_spec_with_schedules_is_written_as_it_is_meant() => Assert.Contains(
        """
        "optimizers":[{"adam":{"schedule":{"step":{"factor":[0.5,0.1],"every":7}},"learning_rate":[1,2],"clip_norm":[0,3],"beta1":0.9,"beta2":0.999,"epsilon":1E-08,"bias_correction":true}},
        {"nesterov":{"schedule":{"cosine":{"iterations":0,"final":0}},"learning_rate":0.001,"momentum":0.9}}]
        """.ReplaceLineEndings(""),
        CanonicalSpec.Write(Read("adam: { schedule: { step: { factor: [0.5, 0.1], every: 7 } }, learning_rate: [1, 2], clip_norm: [0, 3], weight_decay: 0 }, nesterov: { schedule: cosine }")));

    [Theory]
    [InlineData("adam, adam: { schedule: constant }", 1)]
    [InlineData("adam, adam: { weight_decay: [0, 0.1], clip_norm: 0 }", 2)]
    [InlineData("adam: { clip_value: [0, 1] }, adam: { weight_decay: [0, 1] }", 3)]
    [InlineData("adam, adam: { schedule: cosine }", 2)]
    [InlineData("adam: { schedule: [cosine, cosine] }, adam: { schedule: { cosine: { final: [0, 0.1] } } }", 2)]
    [InlineData("adam: { schedule: [cosine: { final: 0.1 }, one_cycle, constant] }", 3)]
    [InlineData("rmsprop: { variant: [torch, keras3], learning_rate: 0.01, clip_norm: [0, 1], schedule: [constant, cosine, { step: { every: [100, 300], factor: 0.5 } }] }", 16)]
    public void What_changes_nothing_is_the_same_configuration(string optimizers, int count)
    {
        ExperimentPlan plan = Plan(optimizers);
        Assert.Equal(count, plan.Count);
        Assert.Equal(count, plan.ConfigurationCount);
        Assert.Equal(count, Hyperparameters(plan).Distinct().Count());
    }

    [Fact]
    public void An_experiment_grows_by_schedules_and_clipping_and_its_numbers_stay()
    {
        ExperimentSpec first = Read("adam: { learning_rate: [0.1, 0.2] }");
        ExperimentSpec second = Read("adam: { clip_norm: [0, 1], schedule: [one_cycle, constant], learning_rate: [0.1, 0.2] }");
        Assert.Empty(SpecDifferences.Of(first, second));
        ExperimentPlan plan = new(first, second);
        Assert.Equal(8, plan.Count);
        Assert.Equal([2, 8], plan.LastTrials);
        Assert.Equal(Hyperparameters(new ExperimentPlan(first)), Hyperparameters(plan).Take(2));
    }

    [Fact]
    public void A_schedule_that_is_gone_is_told()
    {
        string difference = Assert.Single(SpecDifferences.Of(Read("momentum: { schedule: { exponential: { factor: 0.9 } }, clip_norm: 2 }"), Read("momentum")));
        Assert.Equal(
            "optimizers: a setting is no longer there: momentum with schedule_factor 0.9, clip_norm 2, learning_rate 0.001, momentum 0.9, schedule exponential",
            difference);
    }

    [Fact]
    public void Stored_trials_are_recognised_as_before()
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.Example);
        ExperimentPlan plan = new(spec);
        Assert.Equal("953d0f9d19af3189e9011e642678d790844aa01c7f0729ddcee9667f92f96ef5", plan.Hash);
        Assert.Equal("d9a8f5f9bea0dcb84bd11568caa035eb", ContentHash.Of(plan[1], plan.Rules).ToString());
        ExperimentPlan torch = Plan("rmsprop: { momentum: 0.9 }");
        Assert.Equal("cd64f6322bad0b334efe50f6ea7aac5a", ContentHash.Of(torch[1], torch.Rules).ToString());
    }

    private static ExperimentSpec Read(string optimizers) => SpecReadingTests.Read(SpecText.WithOptimizer(optimizers));

    private static ExperimentPlan Plan(string optimizers) => new(Read(optimizers));

    private static IEnumerable<string> Hyperparameters(ExperimentPlan plan) =>
        Enumerable.Range(1, (int)plan.Count).Select(number => plan[number].Configuration.Hyperparameters);
}
