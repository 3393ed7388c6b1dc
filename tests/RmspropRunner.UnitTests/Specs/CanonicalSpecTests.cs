using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

public class CanonicalSpecTests
{
    [Fact]
    public void Every_default_is_written_out()
    {
        ExperimentSpec spec = SpecReadingTests.Read("name: n\nproblems: [sphere]\noptimizers: [rmsprop]\niterations: 10");
        Assert.Equal(
            """
            {"name":"n","description":"","problems":[{"sphere":{"dimension":2,"bounds":[-5.12,5.12]}}],
            "optimizers":[{"rmsprop":{"variant":"torch","learning_rate":0.01,"rho":0.99,"epsilon":1E-08,"momentum":0,"centered":false,"weight_decay":0}}],
            "seeds":1,"start":"uniform","iterations":10,"stop":{},"trace":{"every":1,"x":true}}
            """.ReplaceLineEndings(""),
            CanonicalSpec.Write(spec));
    }

    [Fact]
    public void The_example_is_written_as_it_is_meant()
    {
        Assert.Equal(
            """
            {"problems":[{"sphere":{"dimension":2,"bounds":[-1,1]}}],
            "optimizers":[{"rmsprop":{"variant":"tutorial","learning_rate":0.01,"rho":0.99,"epsilon":1E-08}},
            {"adagrad":{"learning_rate":[0.01,0.1],"epsilon":1E-10,"initial_accumulator":0}}],"seeds":"1..20","start":"uniform","iterations":1000,
            "stop":{"target":1E-08,"gradient_norm":1E-12,"stagnation":{"iterations":200,"improvement":1E-12},"diverge_above":1000000000000},
            "trace":{"every":1,"x":true}}
            """.ReplaceLineEndings(""),
            CanonicalSpec.WritePlan(SpecReadingTests.Read(SpecText.Example)));
    }

    [Fact]
    public void Transformations_are_written_entry_by_entry_in_one_way()
    {
        ExperimentSpec spec = SpecReadingTests.Read(
            """
            name: n
            problems:
              - rosenbrock: { noise: [0, 0.1], scale: 1, shift: [[1, 1], [1, 2]], bounds: [-1, 1] }
              - beale: { noise: { relative_gradient: 0.5 }, conditioning: 1e2, rotation: 3 }
            optimizers: [momentum]
            start: customary
            iterations: 10
            """);
        Assert.Equal(
            """
            {"problems":[{"rosenbrock":{"shift":1,"dimension":2,"bounds":[-1,1]}},
            {"rosenbrock":{"shift":1,"noise":{"value":0.1,"gradient":0.1},"dimension":2,"bounds":[-1,1]}},
            {"rosenbrock":{"shift":[1,2],"dimension":2,"bounds":[-1,1]}},
            {"rosenbrock":{"shift":[1,2],"noise":{"value":0.1,"gradient":0.1},"dimension":2,"bounds":[-1,1]}},
            {"beale":{"rotation":3,"conditioning":100,"noise":{"relative_gradient":0.5},"dimension":2,"bounds":[-4.5,4.5]}}],
            "optimizers":[{"momentum":{"learning_rate":0.001,"momentum":0.9}}],
            "seeds":1,"start":"customary","iterations":10,"stop":{},"trace":{"every":1,"x":true}}
            """.ReplaceLineEndings(""),
            CanonicalSpec.WritePlan(spec));
    }

    [Fact]
    public void The_plan_does_not_change_with_the_words_about_it()
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.Example);
        Assert.Equal(CanonicalSpec.WritePlan(spec), CanonicalSpec.WritePlan(spec with { Name = "other", Description = "" }));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        Prop.ForAll(SpecGenerator.Specs.ToArbitrary(), spec =>
        {
            string written = CanonicalSpec.Write(spec);
            ExperimentSpec read = ExperimentSpec.ParseCanonical(written);
            Assert.Equal(written, CanonicalSpec.Write(read));
            Assert.Equal(spec.Name, read.Name);
            Assert.Equal(spec.Description, read.Description);
            Assert.Equal(spec.Problems.Select(entry => (entry.Problem, Listed(entry.Dimensions), Listed(entry.Bounds))),
                read.Problems.Select(entry => (entry.Problem, Listed(entry.Dimensions), Listed(entry.Bounds))));
            Assert.Equal(spec.Optimizers.Select(entry => (entry.Optimizer, entry.Variant)), read.Optimizers.Select(entry => (entry.Optimizer, entry.Variant)));
            Assert.Equal(spec.Optimizers.SelectMany(entry => entry.Settings).Select(setting => (setting.Hyperparameter, Listed(setting.Values))),
                read.Optimizers.SelectMany(entry => entry.Settings).Select(setting => (setting.Hyperparameter, Listed(setting.Values))));
            Assert.Equal(spec.Seeds.Ranges, read.Seeds.Ranges);
            Assert.Equal(spec.Start.IsCustomary, read.Start.IsCustomary);
            Assert.Equal(spec.Start.Points?.Select(Listed), read.Start.Points?.Select(Listed));
            Assert.Equal((spec.Iterations, spec.Stop, spec.Trace), (read.Iterations, read.Stop, read.Trace));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void What_is_written_is_JSON_on_one_line_and_accepted_from_a_user_too()
    {
        Prop.ForAll(SpecGenerator.Specs.ToArbitrary(), spec =>
        {
            string written = CanonicalSpec.Write(spec);
            Assert.Equal(spec.Name, (string?)JsonNode.Parse(written)!["name"]);
            Assert.DoesNotContain('\n', written);
            Assert.Equal(written, CanonicalSpec.Write(SpecReadingTests.Read(written)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void A_description_with_line_breaks_and_controls_of_Unicode_reads_back()
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.Example) with { Description = "a\n\tb \u2028 \uFEFF \u200D é 😀 \"quoted\" \\ / <>&+'" };
        Assert.Equal(spec.Description, ExperimentSpec.ParseCanonical(CanonicalSpec.Write(spec)).Description);
    }

    [Fact]
    public void A_spec_that_is_longer_written_out_than_a_user_may_write_reads_back()
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.WithOptimizer("adagrad: { learning_rate: { from: 1e-9, to: 1, count: 200000, scale: log } }"));
        string written = CanonicalSpec.Write(spec);
        Assert.True(written.Length > 1 << 20);
        Assert.False(ExperimentSpec.Parse(written).IsValid);
        Assert.Equal(written, CanonicalSpec.Write(ExperimentSpec.ParseCanonical(written)));
    }

    [Fact]
    public void A_text_that_was_not_written_here_is_a_bug() =>
        Assert.Contains("line 1, column 1: ", Assert.Throws<InvalidOperationException>(() => ExperimentSpec.ParseCanonical("{\"name\": 5}")).Message);

    private static string Listed<T>(IEnumerable<T> values) => string.Join(' ', values);
}
