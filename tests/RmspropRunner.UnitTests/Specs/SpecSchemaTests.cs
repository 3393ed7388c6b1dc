using NJsonSchema;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Specs;

public class SpecSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(SpecSchema.Write()));

    public static TheoryData<string> Catalogued => [.. CataloguedSpecs.All.Distinct()];

    [Theory]
    [InlineData(SpecText.Example)]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: [rmsprop]\niterations: 1e6")]
    [InlineData("{ name: '5', problems: [sphere: ], optimizers: [adagrad: ~], iterations: 0 }")]
    [InlineData("name: n\nproblems: [rosenbrock, noisy_beale]\noptimizers: [rmsprop]\nstart: customary\niterations: 1")]
    public Task Whole_specs_pass_both(string yaml) => AssertBoth(yaml, isValid: true);

    [Theory]
    [InlineData("description: some words")]
    [InlineData("description: ''")]
    [InlineData("seeds: 5")]
    [InlineData("seeds: 1..20")]
    [InlineData("seeds: [1, 5..9, '11..12']")]
    [InlineData("seeds: { count: 20 }")]
    [InlineData("seeds: { count: 20, from: 0 }")]
    [InlineData("start: uniform")]
    [InlineData("start: [1, 2]")]
    [InlineData("start: [5, 4]")]
    [InlineData("start: [[5, 4], [1e-3, -2]]")]
    [InlineData("stop: {}")]
    [InlineData("stop: { target: -1, diverge_above: 1e12 }")]
    [InlineData("stop: { gradient_norm: 0 }")]
    [InlineData("stop: { stagnation: { iterations: 1 } }")]
    [InlineData("stop: { stagnation: { iterations: 200, improvement: 0 } }")]
    [InlineData("trace: {}")]
    [InlineData("trace: { every: 0 }")]
    [InlineData("trace: { log: 1000, x: false }")]
    public Task Optional_keys_pass_both(string rest) => AssertBoth(SpecText.With(rest), isValid: true);

    [Theory]
    [InlineData("plugins: []")]
    [InlineData("plugins: ./My.dll")]
    [InlineData("plugins: [5]")]
    [InlineData("plugins: [{ digest: x }]")]
    [InlineData("plugins: [{ file: My.dll, digest: x }]")]
    [InlineData("plugins: [{ file: My.dll, version: 1 }]")]
    [InlineData("colour: red")]
    [InlineData("description: 5")]
    [InlineData("description:")]
    [InlineData("description: \"a\\0b\"")]
    [InlineData("seeds:")]
    [InlineData("seeds: -1")]
    [InlineData("seeds: 4294967296")]
    [InlineData("seeds: 1.5")]
    [InlineData("seeds: '5'")]
    [InlineData("seeds: 1-20")]
    [InlineData("seeds: []")]
    [InlineData("seeds: [[1]]")]
    [InlineData("seeds: [{ count: 2 }]")]
    [InlineData("seeds: { from: 1 }")]
    [InlineData("seeds: { count: 0 }")]
    [InlineData("seeds: { count: 1, to: 2 }")]
    [InlineData("start: Uniform")]
    [InlineData("start: []")]
    [InlineData("start: [a]")]
    [InlineData("start: [[1, 2], 3]")]
    [InlineData("start: [[1, 2], []]")]
    [InlineData("start: [[[1, 2]]]")]
    [InlineData("start: {}")]
    [InlineData("stop:")]
    [InlineData("stop: [target]")]
    [InlineData("stop: { targets: 1 }")]
    [InlineData("stop: { target: .inf }")]
    [InlineData("stop: { target: '1' }")]
    [InlineData("stop: { gradient_norm: -1 }")]
    [InlineData("stop: { diverge_above: 0 }")]
    [InlineData("stop: { stagnation: 200 }")]
    [InlineData("stop: { stagnation: { improvement: 1 } }")]
    [InlineData("stop: { stagnation: { iterations: 0 } }")]
    [InlineData("stop: { stagnation: { iterations: 1, improvement: -1 } }")]
    [InlineData("trace: every")]
    [InlineData("trace: { every: -1 }")]
    [InlineData("trace: { every: 1.5 }")]
    [InlineData("trace: { log: 0 }")]
    [InlineData("trace: { log: 1001 }")]
    [InlineData("trace: { every: 1, log: 1 }")]
    [InlineData("trace: { x: 1 }")]
    public Task Mistakes_in_optional_keys_fail_both(string rest) => AssertBoth(SpecText.With(rest), isValid: false);

    [Theory]
    [InlineData("name: n\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: n\nproblems: [sphere]\niterations: 1")]
    [InlineData("problems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: [adagrad]")]
    [InlineData("[]")]
    [InlineData("name: 5\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: ''\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: ' n'\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: \"n\\n\"\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: \"n\\tn\"\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: n\nproblems: []\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: n\nproblems: sphere\noptimizers: [adagrad]\niterations: 1")]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: {}\niterations: 1")]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: [adagrad]\niterations: -1")]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: [adagrad]\niterations: 2000000001")]
    [InlineData("name: n\nproblems: [sphere]\noptimizers: [adagrad]\niterations: '1'")]
    public Task Mistakes_in_required_keys_fail_both(string yaml) => AssertBoth(yaml, isValid: false);

    [Theory]
    [InlineData("sphere: { dimension: [1, 5], bounds: [0, 1] }", true)]
    [InlineData("sphere: { bounds: [[0, 1], [1, 2]] }", true)]
    [InlineData("sphere: { dimension: { from: 1, to: 1000, count: 4, scale: log } }", true)]
    [InlineData("sphere: 2", false)]
    [InlineData("{ sphere: {}, ackley: {} }", false)]
    [InlineData("{}", false)]
    [InlineData("5", false)]
    [InlineData("sphere: { bounds: [0] }", false)]
    [InlineData("sphere: { bounds: [0, 1, 2] }", false)]
    [InlineData("sphere: { bounds: [[0, 1], 2] }", false)]
    [InlineData("sphere: { bounds: [] }", false)]
    [InlineData("sphere: { dimension: { from: 1, to: 2 } }", false)]
    [InlineData("sphere: { dimension: { from: 1, to: 2, count: 2, step: 1 } }", false)]
    [InlineData("sphere: { dimension: { from: 0, to: 2, count: 3 } }", false)]
    [InlineData("sphere: { dimension: { from: 1, to: 2, count: 0 } }", false)]
    [InlineData("sphere: { dimension: { from: 1, to: 2, count: 1000001 } }", false)]
    [InlineData("formula: { expression: x^2, bounds: { x: [-1, 1] } }", true)]
    [InlineData("formula: { expression: 'sum(i = 1..n, x[i]^2)', bounds: [-1, 1], dimension: [2, 10], minimum: 0, name: bowl }", true)]
    [InlineData("formula: { expression: 'x[1]', bounds: [[-1, 1], [0, 2]] }", true)]
    [InlineData("formula: { expression: a*b, variables: [a, b], bounds: [[-1, 1], [0, 2]], dimension: 2 }", true)]
    [InlineData("formula", false)]
    [InlineData("formula: ", false)]
    [InlineData("formula: { expression: x^2 }", false)]
    [InlineData("formula: { bounds: [0, 1] }", false)]
    [InlineData("formula: { expression: [x], bounds: { x: [-1, 1] } }", false)]
    [InlineData("formula: { expression: x, bounds: { x: [-1] } }", false)]
    [InlineData("formula: { expression: x, bounds: { 1x: [-1, 1] } }", false)]
    [InlineData("formula: { expression: x, bounds: {} }", false)]
    [InlineData("formula: { expression: x, bounds: { x: [-1, 1] }, minimum: low }", false)]
    [InlineData("formula: { expression: x, bounds: { x: [-1, 1] }, name: '' }", false)]
    [InlineData("formula: { expression: x, bounds: { x: [-1, 1] }, colour: red }", false)]
    [InlineData("powell: { dimension: [4, 8] }", true)]
    [InlineData("powell: { dimension: 6 }", false)]
    [InlineData("branin: { bounds: [[0, 1], [1, 2]] }", true)]
    [InlineData("sphere: { shift: -1 }", true)]
    [InlineData("sphere: { shift: [1, 2] }", true)]
    [InlineData("sphere: { shift: [[1, 2], [3, 4]] }", true)]
    [InlineData("sphere: { shift: { from: 0, to: 1, count: 3 } }", true)]
    [InlineData("sphere: { shift: a }", false)]
    [InlineData("sphere: { shift: [] }", false)]
    [InlineData("sphere: { shift: [[1, 2], 3] }", false)]
    [InlineData("sphere: { shift: [[[1, 2]]] }", false)]
    [InlineData("sphere: { rotation: 0 }", true)]
    [InlineData("sphere: { rotation: [1, 2, 4294967295] }", true)]
    [InlineData("sphere: { rotation: { from: 1, to: 20, count: 20 } }", true)]
    [InlineData("sphere: { rotation: -1 }", false)]
    [InlineData("sphere: { rotation: 1.5 }", false)]
    [InlineData("sphere: { scale: [0.5, 2], conditioning: { from: 1, to: 1e6, count: 7, scale: log } }", true)]
    [InlineData("sphere: { scale: 0 }", false)]
    [InlineData("sphere: { conditioning: 0.5 }", false)]
    [InlineData("sphere: { noise: 0.1 }", true)]
    [InlineData("sphere: { noise: [0, 0.1] }", true)]
    [InlineData("sphere: { noise: { from: 0, to: 1, count: 3 } }", true)]
    [InlineData("sphere: { noise: {} }", true)]
    [InlineData("sphere: { noise: { value: 1, gradient: [0, 1], relative_value: 0.1, relative_gradient: { from: 0, to: 1, count: 2 } } }", true)]
    [InlineData("sphere: { noise: -1 }", false)]
    [InlineData("sphere: { noise: loud }", false)]
    [InlineData("sphere: { noise: }", false)]
    [InlineData("sphere: { noise: { value: -1 } }", false)]
    [InlineData("sphere: { noise: { gradients: 1 } }", false)]
    [InlineData("sphere: { noise: { from: 0, value: 1 } }", false)]
    public Task Problems_are_judged_alike(string problem, bool isValid) => AssertBoth(SpecText.WithProblem(problem), isValid);

    [Theory]
    [InlineData("rmsprop: { variant: torch, centered: [true, false], momentum: 0.9 }", true)]
    [InlineData("rmsprop: { variant: [torch, numpy], learning_rate: 0.1, rho: 0.9 }", true)]
    [InlineData("rmsprop: { learning_rate: { from: 1e-4, to: 1e-1, count: 7, scale: log } }", true)]
    [InlineData("rmsprop: { epsilon: { from: 0, to: 1, count: 7 } }", true)]
    [InlineData("rmsprop: { variant: [torch, numpy], learning_rate: 0.1 }", false)]
    [InlineData("rmsprop: { variant: [torch, numpy], learning_rate: 0.1, rho: 0.9, momentum: 0 }", false)]
    [InlineData("rmsprop: { variant: tutorial }", false)]
    [InlineData("rmsprop: { variant: tutorial, learning_rate: 0.1, rho: 0.9, momentum: 0 }", false)]
    [InlineData("rmsprop: { variant: keras }", false)]
    [InlineData("rmsprop: { variant: [] }", false)]
    [InlineData("rmsprop: { variant: }", false)]
    [InlineData("adagrad: { variant: torch }", false)]
    [InlineData("adamm", false)]
    [InlineData("adam: { schedule: cosine, clip_norm: [0, 1] }", true)]
    [InlineData("adam: { schedule: [constant, cosine: , step: { every: [5, 10] }] }", true)]
    [InlineData("rmsprop: { variant: [torch, keras3], weight_decay: 0.1, schedule: { exponential: { factor: { from: 0.9, to: 0.99, count: 3 } } } }", true)]
    [InlineData("adam: { schedule: step }", false)]
    [InlineData("adam: { schedule: { step: { every: 1.5 } } }", false)]
    [InlineData("adam: { schedule: { cosine: { every: 1 } } }", false)]
    [InlineData("adamw: { decoupled_weight_decay: 0.1 }", false)]
    [InlineData("rmsprop: { epsilon: { from: 0, to: 1, count: 7, scale: log } }", false)]
    [InlineData("rmsprop: { epsilon: { from: 1, to: 1, count: 7, scale: root } }", false)]
    [InlineData("rmsprop: { epsilon: { from: 1, to: 1, count: 1.5 } }", false)]
    [InlineData("rmsprop: { epsilon: { from: [1], to: 1, count: 1 } }", false)]
    public Task Optimizers_are_judged_alike(string optimizer, bool isValid) => AssertBoth(SpecText.WithOptimizer(optimizer), isValid);

    [Theory]
    [MemberData(nameof(Catalogued))]
    public async Task Everything_in_the_catalogs_is_judged_alike(string yaml) =>
        await AssertBoth(yaml, ExperimentSpec.Parse(yaml).IsValid);

    /// <summary>What a schema cannot say: the parser alone finds it.</summary>
    [Theory]
    [InlineData("a low bound above the high one", "[sphere: { bounds: [1, -1] }]", "")]
    [InlineData("bounds too far apart", "[sphere: { bounds: [-1e308, 1e308] }]", "")]
    [InlineData("bounds for another number of coordinates", "[sphere: { bounds: [[0, 1]] }]", "")]
    [InlineData("a linear range of dimensions between whole numbers", "[sphere: { dimension: { from: 1, to: 2, count: 3 } }]", "")]
    [InlineData("a start that does not fit a problem's dimension", "[sphere]", "start: [1, 2, 3]")]
    [InlineData("a start for a problem without a customary one", "[sphere]", "start: customary")]
    [InlineData("a shift that does not fit a problem's dimension", "[sphere: { shift: [1, 2, 3] }]", "")]
    [InlineData("a rotation in too many dimensions", "[sphere: { rotation: 1, dimension: 501 }]", "")]
    [InlineData("too many combinations of transformations", "[sphere: { scale: { from: 1, to: 2, count: 1000 }, shift: { from: 1, to: 2, count: 1000 } }]", "")]
    [InlineData("a range of seeds backwards", "[sphere]", "seeds: 20..1")]
    [InlineData("a range of seeds past the last", "[sphere]", "seeds: 1..4294967296")]
    [InlineData("a count of seeds past the last", "[sphere]", "seeds: { count: 4294967296 }")]
    [InlineData("a plan with too many dimensions", "[sphere: { dimension: { from: 1, to: 100001, count: 100001 } }]", "trace: { every: 0 }")]
    [InlineData("a plan with too many trials", "[sphere: { dimension: { from: 1, to: 100000, count: 100000 } }]", "trace: { every: 0 }\nseeds: 0..4294967295\nstart: [[1], [2], [3]]")]
    [InlineData("a trace too large for the memory", "[sphere: { dimension: 1000000 }]", "trace: { every: 1 }\nseeds: 1..2")]
    public async Task What_takes_comparing_or_counting_is_left_to_the_parser(string rule, string problems, string rest)
    {
        string yaml = SpecText.With(rest, problems: problems, iterations: "100");
        Assert.False(ExperimentSpec.Parse(yaml).IsValid, rule);
        Assert.Empty((await Schema.Value).Validate(SpecJson.Of(yaml)));
    }

    [Fact]
    public async Task A_key_twice_is_seen_by_the_parser_alone()
    {
        string yaml = SpecText.With("seeds: 1\nseeds: 2");
        Assert.False(ExperimentSpec.Parse(yaml).IsValid);
        Assert.Empty((await Schema.Value).Validate(SpecJson.Of(yaml)));
    }

    [Fact]
    public void Every_name_and_every_formula_of_the_catalogs_is_in_it()
    {
        string schema = SpecSchema.Write();
        Assert.All(ProblemCatalog.All, problem => Assert.Contains($"{problem.Summary}: {problem.Formula}", schema));
        foreach (OptimizerVariant variant in OptimizerCatalog.All.SelectMany(optimizer => optimizer.Variants))
        {
            Assert.Contains(variant.Formula, schema);
            Assert.All(variant.Hyperparameters, each => Assert.Contains($"{each.Description}: {each.Accepts}.", schema));
        }
    }

    private static async Task AssertBoth(string yaml, bool isValid)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(isValid == result.IsValid, $"{string.Join('\n', result.Errors)}\n{yaml}");

        string json = SpecJson.Of(yaml);
        Assert.Equal(isValid, ExperimentSpec.Parse(json).IsValid);
        var found = (await Schema.Value).Validate(json);
        Assert.True(isValid == (found.Count == 0), $"The schema found {string.Join('\n', found)}\nin\n{json}");
    }
}
