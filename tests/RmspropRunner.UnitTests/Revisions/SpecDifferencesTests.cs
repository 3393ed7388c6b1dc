using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Revisions;

public sealed class SpecDifferencesTests
{
    private const string Stored = """
        name: e
        problems:
          - sphere: { dimension: [2, 3] }
        optimizers:
          - rmsprop: { variant: torch, learning_rate: [0.01, 0.1] }
          - adagrad: { learning_rate: 0.1 }
        seeds: 1..20
        iterations: 100
        """;

    [Theory]
    [InlineData("seeds: 1..20", "seeds: 1..40")]
    [InlineData("seeds: 1..20", "seeds: [30..40, 1..20]")]
    [InlineData("dimension: [2, 3]", "dimension: [3, 2, 5]")]
    [InlineData("learning_rate: [0.01, 0.1]", "learning_rate: [0.1, 0.01, 1], rho: [0.99, 0.9]")]
    [InlineData("- adagrad: { learning_rate: 0.1 }", "- adagrad: { learning_rate: 0.1 }\n  - momentum")]
    [InlineData("optimizers:", "  - sphere: { shift: [1, 2], noise: 0.5 }\noptimizers:")]
    [InlineData("name: e", "name: e\ndescription: another text")]
    public void A_spec_that_has_all_that_was_there_continues_it(string from, string to) =>
        Assert.Empty(Differences(Stored.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void One_box_may_be_split_into_several() =>
        Assert.Empty(Differences(Stored.Replace(
            "- rmsprop: { variant: torch, learning_rate: [0.01, 0.1] }",
            "- rmsprop: { variant: torch, learning_rate: 0.1 }\n  - rmsprop: { learning_rate: 0.01, variant: torch, rho: [0.99, 0.5] }",
            StringComparison.Ordinal)));

    [Theory]
    [InlineData("iterations: 100", "iterations: 200", "iterations: stored 100, now 200")]
    [InlineData("iterations: 100", "iterations: 100\nstop: { target: 1e-3 }", "stop: stored none, now target 0.001")]
    [InlineData("iterations: 100", "iterations: 100\ntrace: { every: 10 }", "trace: stored every 1 with x, now every 10 with x")]
    [InlineData("iterations: 100", "iterations: 100\nstart: [1, 1]", "start: stored uniform, now [1, 1]")]
    [InlineData("dimension: [2, 3]", "dimension: [2, 3], noise: 0.5", "problems: sphere in 2 dimensions is no longer there")]
    [InlineData("dimension: [2, 3]", "dimension: 2", "problems: sphere in 3 dimensions is no longer there")]
    [InlineData("dimension: [2, 3]", "dimension: [2, 3], bounds: [-1, 1]", "problems: sphere in 2 dimensions has other bounds")]
    [InlineData("seeds: 1..20", "seeds: 2..20", "seeds: stored 1..20, now 2..20")]
    [InlineData("[0.01, 0.1]", "0.1", "optimizers: a setting is no longer there: rmsprop (torch) with learning_rate 0.01")]
    [InlineData("variant: torch", "variant: numpy, rho: 0.9", "optimizers: 2 settings are no longer there: rmsprop (torch) with learning_rate 0.01")]
    [InlineData("- adagrad: { learning_rate: 0.1 }", "- momentum", "optimizers: a setting is no longer there: adagrad with learning_rate 0.1")]
    public void Anything_else_is_told(string from, string to, string difference)
    {
        string next = Stored.Replace(from, to, StringComparison.Ordinal);
        if (to.Contains("start", StringComparison.Ordinal))
            next = next.Replace("[2, 3]", "2", StringComparison.Ordinal);
        Assert.Contains(Differences(next), told => told.StartsWith(difference, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Differences(string next) => SpecDifferences.Of(Parse(Stored), Parse(next));

    private static ExperimentSpec Parse(string yaml)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return result.Spec;
    }
}
