using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Specs;

public class SpecReadingTests
{
    [Fact]
    public void The_example_reads_as_written()
    {
        ExperimentSpec spec = Read(SpecText.Example);

        Assert.Equal("tutorial", spec.Name);
        Assert.Equal("Gradient descent with RMSProp from scratch", spec.Description);
        ProblemEntry problem = Assert.Single(spec.Problems);
        Assert.Same(Sphere.Definition, problem.Problem);
        Assert.Equal([2], problem.Dimensions);
        Assert.Equal([new Interval(-1, 1)], problem.Bounds);
        Assert.Equal(2, spec.Optimizers.Count);
        Assert.Same(RmspropTutorial.Variant, spec.Optimizers[0].Variant);
        Assert.Equal([("learning_rate", "0.01"), ("rho", "0.99"), ("epsilon", "1E-08")], Settings(spec.Optimizers[0]));
        Assert.Same(Adagrad.Definition, spec.Optimizers[1].Optimizer);
        Assert.Equal([("learning_rate", "0.01 0.1"), ("epsilon", "1E-10"), ("initial_accumulator", "0")], Settings(spec.Optimizers[1]));
        Assert.Equal([new SeedRange(1, 20)], spec.Seeds.Ranges);
        Assert.Equal(StartRule.Uniform, spec.Start);
        Assert.Equal(1000, spec.Iterations);
        Assert.Equal(
            new StopRules { Target = 1e-8, GradientNorm = 1e-12, Stagnation = new Stagnation(200, 1e-12), DivergeAbove = 1e12 }, spec.Stop);
        Assert.Equal(TraceRules.Everything, spec.Trace);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        ExperimentSpec spec = Read("name: n\nproblems: [ackley]\noptimizers: [rmsprop]\niterations: 1e6");

        Assert.Equal("", spec.Description);
        Assert.Equal([2], spec.Problems[0].Dimensions);
        Assert.Equal(Ackley.Definition.Bounds, spec.Problems[0].Bounds);
        Assert.Same(RmspropTorch.Variant, spec.Optimizers[0].Variant);
        Assert.Equal(RmspropTorch.Variant.Hyperparameters.Select(h => (h, h.Default)), spec.Optimizers[0].Settings.Select(s => (s.Hyperparameter, (double?)s.Values[0])));
        Assert.Equal([new SeedRange(1, 1)], spec.Seeds.Ranges);
        Assert.Equal(StartRule.Uniform, spec.Start);
        Assert.Equal(1_000_000, spec.Iterations);
        Assert.Equal(StopRules.None, spec.Stop);
        Assert.Equal(TraceRules.Everything, spec.Trace);
    }

    [Theory]
    [InlineData("sphere")]
    [InlineData("sphere: ")]
    [InlineData("sphere: {}")]
    [InlineData("sphere: ~")]
    [InlineData("sphere: { dimension: 2 }")]
    [InlineData("sphere: { dimension: [2, 2.0] }")]
    public void An_entry_without_parameters_can_be_written_in_several_ways(string entry)
    {
        ProblemEntry problem = Assert.Single(Read(SpecText.WithProblem("{ " + entry + " }").Replace("{ sphere }", "sphere")).Problems);
        Assert.Same(Sphere.Definition, problem.Problem);
        Assert.Equal([2], problem.Dimensions);
    }

    [Fact]
    public void Settings_keep_the_order_of_the_text_before_the_defaults()
    {
        ExperimentSpec spec = Read(SpecText.WithOptimizer("rmsprop: { centered: [true, false, true], rho: 0.5, variant: torch }"));
        Assert.Equal(["centered", "rho", "learning_rate", "epsilon", "momentum", "weight_decay"], spec.Optimizers[0].Settings.Select(s => s.Hyperparameter.Name));
        Assert.Equal([1, 0], spec.Optimizers[0].Settings[0].Values);
    }

    [Fact]
    public void A_list_of_variants_is_an_entry_for_each()
    {
        ExperimentSpec spec = Read(SpecText.WithOptimizer("rmsprop: { variant: [numpy, torch, numpy], learning_rate: 0.1, rho: 0.9 }"));
        Assert.Equal(["numpy", "torch"], spec.Optimizers.Select(entry => entry.Variant.Name));
        Assert.Equal([1e-6], spec.Optimizers[0].Settings[2].Values);
        Assert.Equal([1e-8], spec.Optimizers[1].Settings[2].Values);
    }

    [Fact]
    public void Bounds_can_be_given_for_each_coordinate()
    {
        ExperimentSpec spec = Read(SpecText.WithProblem("sphere: { dimension: 3, bounds: [[-1, 1], [0, 2], [-5, -4]] }"));
        Assert.Equal([new Interval(-1, 1), new Interval(0, 2), new Interval(-5, -4)], spec.Problems[0].Bounds);
    }

    [Fact]
    public void Bounds_of_a_function_may_differ_by_coordinate() =>
        Assert.Equal([new Interval(-5, 10), new Interval(0, 15)], Read(SpecText.WithProblem("branin")).Problems[0].Bounds);

    [Theory]
    [InlineData("powell", 4)]
    [InlineData("colville", 4)]
    [InlineData("noisy_quadratic", 100)]
    [InlineData("noisy_rosenbrock", 2)]
    public void The_dimension_is_the_problems_own_where_it_is_left_out(string problem, int expected) =>
        Assert.Equal([expected], Read(SpecText.WithProblem(problem)).Problems[0].Dimensions);

    [Theory]
    [InlineData("sphere: { shift: 0, scale: 1.0, conditioning: 1, noise: {} }", "sphere")]
    [InlineData("sphere: { shift: [0.5, 0.5] }", "sphere (shift 0.5)")]
    [InlineData("sphere: { shift: [1, 2], rotation: 0 }", "sphere (shift [1, 2], rotation 0)")]
    [InlineData("sphere: { shift: [[1, 2], [3, 3]] }", "sphere (shift [1, 2])", "sphere (shift 3)")]
    [InlineData("sphere: { shift: { from: 0, to: 1, count: 3 } }", "sphere", "sphere (shift 0.5)", "sphere (shift 1)")]
    [InlineData("sphere: { noise: [0, 0.1] }", "sphere", "sphere (noise 0.1)")]
    [InlineData("sphere: { noise: { from: 1, to: 2, count: 2 } }", "sphere (noise 1)", "sphere (noise 2)")]
    [InlineData("sphere: { noise: { value: 0.1, relative_gradient: [0, 1] } }", "sphere (value noise 0.1)", "sphere (value noise 0.1, relative gradient noise 1)")]
    [InlineData("sphere: { conditioning: [1, 100], scale: [1, 2] }", "sphere", "sphere (conditioning 100)", "sphere (scale 2)", "sphere (scale 2, conditioning 100)")]
    public void Lists_of_transformations_are_an_entry_for_each_combination(string entry, params string[] labels)
    {
        ExperimentSpec spec = Read(SpecText.WithProblem(entry));
        Assert.Equal(labels, spec.Problems.Select(each => each.Problem.Label));
        Assert.All(spec.Problems, each => Assert.Equal([2], each.Dimensions));
        Assert.All(spec.Problems, each => Assert.Equal(Sphere.Definition.Bounds, each.Bounds));
    }

    [Theory]
    [InlineData("1..20", "1+20")]
    [InlineData("'1 .. 20'", "1+20")]
    [InlineData("7", "7+1")]
    [InlineData("[1, 5, 9]", "1+1 5+1 9+1")]
    [InlineData("[1, 2, 3, 5..7, 9]", "1+3 5+3 9+1")]
    [InlineData("{ count: 20, from: 1 }", "1+20")]
    [InlineData("{ count: 3 }", "1+3")]
    [InlineData("{ count: 4294967296, from: 0 }", "0+4294967296")]
    [InlineData("[4294967295, 0]", "4294967295+1 0+1")]
    [InlineData("[10..20, 5..30, 1, 10]", "10+11 5+5 21+10 1+1")]
    [InlineData("[3, 5, 1..7]", "3+1 5+1 1+2 4+1 6+2")]
    public void Seeds_are_runs_in_the_order_of_the_text_each_seed_once(string seeds, string expected)
    {
        ExperimentSpec spec = Read(SpecText.With($"seeds: {seeds}"));
        Assert.Equal(expected, string.Join(' ', spec.Seeds.Ranges.Select(range => $"{range.First}+{range.Count}")));
    }

    [Theory]
    [InlineData("uniform", 2, null)]
    [InlineData("[5, 4]", 2, "5 4")]
    [InlineData("5", 1, "5")]
    [InlineData("[-0.0]", 1, "0")]
    [InlineData("[[5, 4], [1, 1e3], [5.0, 4]]", 2, "5 4|1 1000")]
    public void Starts_are_uniform_or_distinct_points(string start, int dimension, string? expected)
    {
        ExperimentSpec spec = Read(SpecText.With($"start: {start}", problems: "[sphere: { dimension: " + dimension + " }]"));
        Assert.Equal(expected, spec.Start.Points is null ? null : string.Join('|', spec.Start.Points.Select(point => string.Join(' ', point))));
    }

    [Theory]
    [InlineData("{ every: 10 }", 10, 0, true)]
    [InlineData("{ every: 10, x: false }", 10, 0, false)]
    [InlineData("{ log: 50 }", 0, 50, true)]
    [InlineData("{ x: false }", 1, 0, false)]
    [InlineData("{}", 1, 0, true)]
    [InlineData("{ every: 0, x: true }", 0, 0, false)]
    public void Traces_are_thinned_as_written(string trace, int every, int perDecade, bool recordsX)
    {
        TraceRules expected = new() { Every = every, PerDecade = perDecade, RecordsX = recordsX };
        Assert.Equal(expected, Read(SpecText.With($"trace: {trace}")).Trace);
    }

    [Fact]
    public void Aliases_repeat_what_their_anchor_names()
    {
        ExperimentSpec spec = Read(SpecText.With("", optimizers: "[adagrad: { learning_rate: &rates [0.1, 0.2] }, momentum: { learning_rate: *rates }]"));
        Assert.Equal([0.1, 0.2], spec.Optimizers[1].Settings[0].Values);
    }

    [Fact]
    public void Bytes_read_like_their_text_with_or_without_a_byte_order_mark()
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(SpecText.Example);
        Assert.Equal("tutorial", ExperimentSpec.Parse(bytes).Spec!.Name);
        Assert.Equal("tutorial", ExperimentSpec.Parse([0xEF, 0xBB, 0xBF, .. bytes]).Spec!.Name);
    }

    [Fact]
    public void JSON_and_Windows_line_ends_read_too()
    {
        Assert.Equal("n", Read("""{"name":"n","problems":["sphere"],"optimizers":[{"adagrad":{"learning_rate":1E-02}}],"iterations":5}""").Name);
        Assert.Equal("tutorial", Read(SpecText.Example.Replace("\n", "\r\n")).Name);
    }

    internal static ExperimentSpec Read(string yaml)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return result.Spec;
    }

    private static IEnumerable<(string Name, string Values)> Settings(OptimizerEntry entry) =>
        entry.Settings.Select(setting => (setting.Hyperparameter.Name, string.Join(' ', setting.Values)));
}
