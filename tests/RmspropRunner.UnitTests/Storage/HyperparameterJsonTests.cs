using RmspropRunner.Experiments.Plans;
using RmspropRunner.Storage.Text;
using RmspropRunner.UnitTests.Specs;

namespace RmspropRunner.UnitTests.Storage;

public sealed class HyperparameterJsonTests
{
    [Theory]
    [InlineData("rmsprop: { centered: true }")]
    [InlineData("adam: { clip_norm: 2, schedule: { step: { every: 10 } } }")]
    [InlineData("gradient_descent: { schedule: cosine, decoupled_weight_decay: 0.1 }")]
    public void What_a_database_has_reordered_is_put_in_order_again(string optimizer)
    {
        Trial trial = new ExperimentPlan(SpecReadingTests.Read(SpecText.WithOptimizer(optimizer)))[1];
        string written = trial.Configuration.Hyperparameters;
        string reordered = "{" + string.Join(',', written.Trim('{', '}').Split(',').Reverse()) + "}";
        Assert.NotEqual(written, reordered);
        Assert.Equal(written, HyperparameterJson.Restore(trial.Configuration.Optimizer.Name, reordered));
    }

    [Theory]
    [InlineData("""{"learning_rate":0.1,"colour":1}""")]
    [InlineData("""{"schedule":"lunar","learning_rate":0.1}""")]
    [InlineData("""{"schedule_every":3,"learning_rate":0.1}""")]
    [InlineData("""{"clip_norm":3}""")]
    public void What_no_optimizer_has_stays_as_it_is(string json) => Assert.Equal(json, HyperparameterJson.Restore("gradient_descent", json));
}
