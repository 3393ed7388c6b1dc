using System.Text;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

public class SpecMistakeTests
{
    // The texts below begin on line 5, after the required keys.
    [Theory]
    [InlineData("iteration: 5", 5, 1, "'iteration' is not a key of a spec; did you mean 'iterations'? The keys are name, description, problems, optimizers, seeds, start, iterations, stop, trace, data, plugins.")]
    [InlineData("colour: red", 5, 1, "'colour' is not a key of a spec. The keys are name, ")]
    [InlineData("seeds: 1\nseeds: 2", 6, 1, "'seeds' is here a second time: line 5 has it already.")]
    [InlineData("? [a, b]\n: 1", 5, 3, "A list is not a key: it takes a name.")]
    [InlineData("description: 5", 5, 14, "5 is not a description: it takes text. Put it in quotes.")]
    [InlineData("description:", 5, 13, "Nothing is not a description: it takes text.")]
    [InlineData("description: \"a\\0b\"", 5, 14, "The description has control characters")]
    [InlineData("seeds: 20..1", 5, 8, "The seeds 20..1 run backwards: write 1..20.")]
    [InlineData("seeds: -1", 5, 8, "-1 is not a seed: it takes a whole number from 0 to 4294967295.")]
    [InlineData("seeds: 4294967296", 5, 8, "4294967296 is not a seed")]
    [InlineData("seeds: 1..4294967296", 5, 8, "4294967296 is not a seed")]
    [InlineData("seeds: 1..99999999999999999999", 5, 8, "99999999999999999999 is not a seed")]
    [InlineData("seeds: 1.5", 5, 8, "1.5 is not a seed")]
    [InlineData("seeds: '5'", 5, 8, "The quoted text '5' is not a seed: it takes a whole number from 0 to 4294967295, a range such as 1..20, a list of those, or { count: 20, from: 1 }. Take the quotes off.")]
    [InlineData("seeds: 1-20", 5, 8, "'1-20' is not a seed")]
    [InlineData("seeds: []", 5, 8, "An empty list is not a seed")]
    [InlineData("seeds: [1, [2]]", 5, 12, "A list is not a seed")]
    [InlineData("seeds: { count: 0 }", 5, 17, "0 is not a count of seeds: it takes a whole number from 1 to 4294967296.")]
    [InlineData("seeds: { from: 3 }", 5, 8, "'count' is missing: a count of seeds needs it")]
    [InlineData("seeds: { count: 2, form: 3 }", 5, 20, "'form' is not a key of a count of seeds; did you mean 'from'?")]
    [InlineData("seeds: { count: 2, from: 4294967295 }", 5, 8, "2 seeds from 4294967295 on go past the last one, 4294967295: count fewer.")]
    [InlineData("start: custommary", 5, 8, "'custommary' is not a start; did you mean 'customary'?: it takes uniform, customary, a point")]
    [InlineData("start: customary", 5, 8, "There is no customary start for sphere, only for rosenbrock, himmelblau, beale, booth, noisy_rosenbrock, noisy_beale: take uniform, or a point.")]
    [InlineData("start: unifrom", 5, 8, "'unifrom' is not a start; did you mean 'uniform'?: it takes uniform, customary, a point such as [5, 4], or a list of points.")]
    [InlineData("start: []", 5, 8, "An empty list is not a start")]
    [InlineData("start: [1, x]", 5, 12, "'x' is not a coordinate: it takes a number.")]
    [InlineData("start: [1, .inf]", 5, 12, ".inf is not finite, so not a coordinate")]
    [InlineData("start: [[1, 2], 3]", 5, 17, "3 is not a start")]
    [InlineData("start: [[1, 2], []]", 5, 17, "An empty list is not a start")]
    [InlineData("start: [1, 2, 3]", 5, 8, "A start of 3 coordinates does not fit sphere of dimension 2")]
    [InlineData("start: [[1, 2], [4]]", 5, 17, "A start of 1 coordinate does not fit sphere of dimension 2")]
    [InlineData("start: 5", 5, 8, "A start of 1 coordinate does not fit sphere of dimension 2")]
    [InlineData("start: true", 5, 8, "true is not a start")]
    [InlineData("stop: { targt: 1 }", 5, 9, "'targt' is not a key of a set of stop rules; did you mean 'target'? The keys are target, gradient_norm, stagnation, diverge_above.")]
    [InlineData("stop: 5", 5, 7, "5 is not a set of stop rules: it takes a mapping with target, ")]
    [InlineData("stop: { target: .nan }", 5, 17, ".nan is not finite, so not a target: it takes a number.")]
    [InlineData("stop: { target: 1e999 }", 5, 17, "1e999 is not finite")]
    [InlineData("stop: { gradient_norm: -1 }", 5, 24, "-1 is not a gradient_norm: it takes a number from 0 up.")]
    [InlineData("stop: { diverge_above: 0 }", 5, 24, "0 is not a limit for diverge_above: it takes a number above 0.")]
    [InlineData("stop: { stagnation: {} }", 5, 21, "'iterations' is missing: a stagnation rule needs it; it takes a whole number from 1 to 2000000000.")]
    [InlineData("stop: { stagnation: { iterations: 0 } }", 5, 35, "0 is not a number of iterations: it takes a whole number from 1")]
    [InlineData("stop: { stagnation: { iterations: 5, improvement: -1 } }", 5, 51, "-1 is not an improvement: it takes a number from 0 up.")]
    [InlineData("trace: { every: 5, log: 5 }", 5, 8, "'every' and 'log' exclude each other")]
    [InlineData("trace: { every: -1 }", 5, 17, "-1 is not a number of iterations between points: it takes a whole number from 0")]
    [InlineData("trace: { log: 0 }", 5, 15, "0 is not a number of points a decade: it takes a whole number from 1 to 1000.")]
    [InlineData("trace: { log: 1001 }", 5, 15, "1001 is not a number of points a decade")]
    [InlineData("trace: { x: yes }", 5, 13, "'yes' is not a choice for x: it takes true or false.")]
    [InlineData("trace: none", 5, 8, "'none' is not a trace rule: it takes a mapping with every, log, x.")]
    public void A_mistake_in_an_optional_key_is_shown_at_its_place(string rest, int line, int column, string message) =>
        AssertOnly(SpecText.With(rest), line, column, message);

    // The entry begins in column 12 of line 2.
    [Theory]
    [InlineData("spere", 12, "'spere' is not a problem; did you mean 'sphere'? The problems are sphere, ellipsoid, rosenbrock, ")]
    [InlineData("Sphere", 12, "'Sphere' is not a problem; did you mean 'sphere'?")]
    [InlineData("zzz: { dimension: 0 }", 12, "'zzz' is not a problem. The problems are sphere, ")]
    [InlineData("5", 12, "5 is not a problem: it takes one of sphere, ")]
    [InlineData("{}", 12, "A mapping is not a problem: it takes one of sphere, ")]
    [InlineData("[sphere]", 12, "A list is not a problem")]
    [InlineData("sphere: 3", 20, "3 is not a mapping with the parameters of sphere.")]
    [InlineData("{ sphere: {}, dimension: 2 }", 26, "'dimension' stands beside 'sphere', not under it")]
    [InlineData("{ sphere: {}, ackley: {} }", 26, "'ackley' needs an entry of its own: begin it with '- '.")]
    [InlineData("sphere: { dim: 2 }", 22, "'dim' is not a key of sphere. The keys are dimension, bounds, shift, rotation, scale, conditioning, noise.")]
    [InlineData("sphere: { dimension:2 }", 22, "'dimension:2' is not a key of sphere; put a space after 'dimension:'.")]
    [InlineData("sphere: { dimension: 0 }", 33, "0 is not a dimension of sphere: it takes a whole number from 1 to 1000000.")]
    [InlineData("rosenbrock: { dimension: 1 }", 37, "1 is not a dimension of rosenbrock: it takes a whole number from 2 to 1000000.")]
    [InlineData("booth: { dimension: [2, 3] }", 36, "3 is not a dimension of booth: it takes 2.")]
    [InlineData("sphere: { dimension: 2.5 }", 33, "2.5 is not a dimension of sphere")]
    [InlineData("sphere: { dimension: [] }", 33, "An empty list is not a dimension of sphere: it takes a whole number from 1 to 1000000, or a list with at least one such value.")]
    [InlineData("sphere: { dimension: [[2]] }", 34, "A list is not a dimension of sphere")]
    [InlineData("sphere: { dimension: '2' }", 33, "The quoted text '2' is not a dimension of sphere: it takes a whole number from 1 to 1000000, a list of such values, or a range { from, to, count, scale }. Take the quotes off.")]
    [InlineData("sphere: { dimension: }", 33, "Nothing is not a dimension of sphere")]
    [InlineData("sphere: { dimension: { from: 1, to: 4, count: 3 } }", 33, "This range meets 2.5, which is not a dimension of sphere: choose a count whose steps land on whole numbers, or scale log.")]
    [InlineData("sphere: { dimension: { from: 1, to: 4, count: 3.5 } }", 58, "3.5 is not a count: it takes a whole number from 1 to 1000000.")]
    [InlineData("sphere: { bounds: [1, -1] }", 30, "Bounds from 1 to -1 are the wrong way round: the low one comes first, and below the high one.")]
    [InlineData("sphere: { bounds: [1, 1] }", 30, "Bounds from 1 to 1 are the wrong way round")]
    [InlineData("sphere: { bounds: [-1e308, 1e308] }", 30, "Bounds from -1e308 to 1e308 are too far apart")]
    [InlineData("sphere: { bounds: [0, .inf] }", 34, ".inf is not finite, so not a bound")]
    [InlineData("sphere: { bounds: [1] }", 30, "A list of 1 is not a pair of bounds: it takes [low, high], or a list of such pairs, one for each coordinate.")]
    [InlineData("sphere: { bounds: [] }", 30, "An empty list is not a pair of bounds")]
    [InlineData("sphere: { bounds: 5 }", 30, "5 is not a pair of bounds")]
    [InlineData("sphere: { bounds: [[0, 1], [2, 1]] }", 39, "Bounds from 2 to 1 are the wrong way round")]
    [InlineData("sphere: { bounds: [[0, 1], [1, 2], [1, 2]] }", 30, "Bounds for 3 coordinates do not fit dimension 2")]
    [InlineData("sphere: { dimension: [1, 2], bounds: [[0, 1]] }", 49, "Bounds for 1 coordinates do not fit dimension 2")]
    [InlineData("powell: { dimension: 6 }", 33, "6 is not a dimension of powell: it takes a multiple of 4 from 4 to 1000000.")]
    [InlineData("powell: { dimension: { from: 4, to: 12, count: 5 } }", 33, "This range meets 6, which is not a dimension of powell: choose a count whose steps land on multiples of 4, or scale log.")]
    [InlineData("sphere: { shft: 1 }", 22, "'shft' is not a key of sphere; did you mean 'shift'?")]
    [InlineData("sphere: { shift: a }", 29, "'a' is not a shift: it takes a number for all coordinates, a list with one for each, a list of such lists, or a range { from, to, count, scale }.")]
    [InlineData("sphere: { shift: [] }", 29, "An empty list is not a shift")]
    [InlineData("sphere: { shift: .inf }", 29, ".inf is not finite, so not a shift")]
    [InlineData("sphere: { shift: [1, 2, 3] }", 29, "A shift of 3 coordinates does not fit sphere of dimension 2: it takes a number for all coordinates")]
    [InlineData("sphere: { shift: [[1, 2], [1]] }", 38, "A shift of 1 coordinate does not fit sphere of dimension 2")]
    [InlineData("sphere: { shift: [[1, 2], 3] }", 38, "3 is not a shift")]
    [InlineData("sphere: { shift: [1, b] }", 33, "'b' is not a shift: it takes a number.")]
    [InlineData("sphere: { dimension: [2, 3], shift: [1, 2] }", 48, "A shift of 2 coordinates does not fit sphere of dimension 3")]
    [InlineData("sphere: { rotation: -1 }", 32, "-1 is not a rotation's seed: it takes a whole number from 0 to 4294967295.")]
    [InlineData("sphere: { rotation: 1, dimension: 501 }", 46, "501 is not a dimension of sphere: it takes a whole number from 1 to 500.")]
    [InlineData("sphere: { scale: 0 }", 29, "0 is not a scale: it takes a number above 0.")]
    [InlineData("sphere: { conditioning: [10, 0.5] }", 41, "0.5 is not a condition number: it takes a number from 1 up.")]
    [InlineData("sphere: { noise: loud }", 29, "'loud' is not a noise: it takes a standard deviation, or a mapping with value, gradient, relative_value, relative_gradient.")]
    [InlineData("sphere: { noise: -1 }", 29, "-1 is not a standard deviation: it takes a number from 0 up.")]
    [InlineData("sphere: { noise: { gradients: 1 } }", 31, "'gradients' is not a key of a noise; did you mean 'gradient'? The keys are value, gradient, relative_value, relative_gradient.")]
    [InlineData("sphere: { noise: { value: [1, -2] } }", 42, "-2 is not a standard deviation")]
    [InlineData("sphere: { scale: { from: 1, to: 2, count: 1000 }, conditioning: { from: 1, to: 2, count: 1000 } }", 12, "This entry has 1000000 combinations of transformations: at most 100000 are accepted; take fewer values.")]
    [InlineData("sphere: { noise: { value: { from: 1, to: 2, count: 1000 }, gradient: { from: 1, to: 2, count: 1000 } } }", 29, "This noise has 1000000 combinations: at most 100000 are accepted; take fewer values.")]
    public void A_mistake_in_a_problem_is_shown_at_its_place(string problem, int column, string message) =>
        AssertOnly(SpecText.WithProblem(problem), 2, column, message);

    // The entry begins in column 14 of line 3.
    [Theory]
    [InlineData("rmsporp", 14, "'rmsporp' is not an optimizer; did you mean 'rmsprop'? The optimizers are gradient_descent, momentum, nesterov, adagrad, rmsprop, adadelta, rprop, adam, adamw, nadam, amsgrad.")]
    [InlineData("gradient-descent", 14, "'gradient-descent' is not an optimizer; did you mean 'gradient_descent'?")]
    [InlineData("rmsprop: { learing_rate: 1 }", 25, "'learing_rate' is not a hyperparameter of rmsprop (variant torch); did you mean 'learning_rate'? It takes variant, learning_rate, rho, epsilon, momentum, centered, weight_decay, clip_value, clip_norm, decoupled_weight_decay, schedule.")]
    [InlineData("adagrad: { variant: torch }", 25, "'variant' is not a hyperparameter of adagrad. It takes learning_rate, epsilon, initial_accumulator, clip_value, clip_norm, weight_decay, decoupled_weight_decay, schedule.")]
    [InlineData("rmsprop: { learning_rate: 0 }", 40, "0 is not a learning_rate: it takes a number above 0.")]
    [InlineData("rmsprop: { rho: 1 }", 30, "1 is not a rho: it takes a number from 0 to below 1.")]
    [InlineData("rmsprop: { epsilon: -1e-8 }", 34, "-1e-8 is not an epsilon: it takes a number from 0 up.")]
    [InlineData("rmsprop: { rho: abc }", 30, "'abc' is not a rho: it takes a number from 0 to below 1, a list of such values, or a range { from, to, count, scale }.")]
    [InlineData("rmsprop: { rho: 1_0 }", 30, "'1_0' is not a rho")]
    [InlineData("rmsprop: { rho: true }", 30, "true is not a rho")]
    [InlineData("rmsprop: { rho: [0.1, .nan] }", 36, ".nan is not finite, so not a rho")]
    [InlineData("rmsprop: { centered: 1 }", 35, "1 is not a centered: it takes true or false.")]
    [InlineData("rmsprop: { centered: { from: 0, to: 1, count: 2 } }", 35, "A mapping is not a centered: it takes true or false.")]
    [InlineData("rmsprop: { variant: tutrial }", 34, "'tutrial' is not a variant of rmsprop; did you mean 'tutorial'? The variants are torch, tutorial, numpy, tf1, tf_keras_v2, keras3, optax, timm_tf, graves, chainer, mxnet, paddle, lasagne, ensmallen, custom.")]
    [InlineData("rmsprop: { variant: [] }", 34, "An empty list is not a variant of rmsprop: it takes one of torch, tutorial, numpy, tf1, tf_keras_v2, keras3, optax, timm_tf, graves, chainer, mxnet, paddle, lasagne, ensmallen, custom, or a list of them.")]
    [InlineData("rmsprop: { variant: tutorial, learning_rate: 1 }", 14, "'rho' is missing: rmsprop (variant tutorial) has no default for it; it takes a number from 0 to below 1.")]
    [InlineData("rmsprop: { variant: [torch, numpy], learning_rate: 1, rho: 0.9, momentum: 0 }", 78, "'momentum' is not a hyperparameter of rmsprop (variant numpy). It takes variant, learning_rate, rho, epsilon, clip_value, clip_norm, weight_decay, decoupled_weight_decay, schedule.")]
    [InlineData("rmsprop: { variant: [tutorial, numpy], learning_rate: 1, rho: 0.9, centered: true }", 81, "'centered' is not a hyperparameter of rmsprop (variants tutorial, numpy).")]
    [InlineData("adamw: { decoupled_weight_decay: 0.1 }", 23, "'decoupled_weight_decay' is not a hyperparameter of adamw. It takes learning_rate, beta1, beta2, epsilon, weight_decay, clip_value, clip_norm, schedule.")]
    [InlineData("adam: { clip_norm: -1 }", 33, "-1 is not a clip_norm: it takes a number from 0 up.")]
    [InlineData("adam: { clipnorm: 1 }", 22, "'clipnorm' is not a hyperparameter of adam; did you mean 'clip_norm'?")]
    [InlineData("adam: { schedule: cosin }", 32, "'cosin' is not a schedule; did you mean 'cosine'? The schedules are constant, step, exponential, inverse_time, cosine, linear_warmup, one_cycle.")]
    [InlineData("adam: { schedule: 5 }", 32, "5 is not a schedule: it takes one of constant, step, ")]
    [InlineData("adam: { schedule: }", 32, "Nothing is not a schedule: it takes one of constant, step, ")]
    [InlineData("adam: { schedule: [] }", 32, "An empty list is not a list of schedules")]
    [InlineData("adam: { schedule: step }", 32, "'every' is missing: the schedule step has no default for it; it takes a whole number from 1 to 2000000000.")]
    [InlineData("adam: { schedule: { step: { every: 1.5 } } }", 49, "1.5 is not a value for every of the schedule step: it takes a whole number from 1 to 2000000000.")]
    [InlineData("adam: { schedule: { step: { every: 5, factr: 0.5 } } }", 52, "'factr' is not a parameter of the schedule step; did you mean 'factor'? It takes every, factor.")]
    [InlineData("adam: { schedule: [cosine, { cosine: { finale: 1 } }] }", 53, "'finale' is not a parameter of the schedule cosine; did you mean 'final'? It takes iterations, final.")]
    [InlineData("adam: { schedule: { constant: { factor: 1 } } }", 46, "'factor' is not a parameter of the schedule constant: it has none.")]
    [InlineData("adam: { schedule: { cosine: {}, step: {} } }", 46, "'step' needs an entry of its own: begin it with '- '.")]
    [InlineData("adam: { schedule_every: 5 }", 22, "'schedule_every' is not a hyperparameter of adam")]
    [InlineData("adagrad: { learning_rate: {} }", 40, "'from' is missing: a range needs it; it takes a number above 0.", "'to' is missing", "'count' is missing")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, count: 0 } }", 65, "0 is not a count: it takes a whole number from 1 to 1000000.")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, count: 1000001 } }", 65, "1000001 is not a count")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, count: 3, scale: logarithmic } }", 75, "'logarithmic' is not a scale. The scales are linear, log.")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, count: 3, scale: Log } }", 75, "'Log' is not a scale; did you mean 'log'?")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, count: 3, scale: 1 } }", 75, "1 is not a scale: it takes linear or log.")]
    [InlineData("adagrad: { learning_rate: { from: 1, to: 2, step: 3, count: 3 } }", 58, "'step' is not a key of a range. The keys are from, to, count, scale.")]
    [InlineData("adagrad: { learning_rate: { from: 0, to: 2, count: 3 } }", 48, "0 is not a learning_rate: it takes a number above 0.")]
    [InlineData("adagrad: { epsilon: { from: 0, to: 2, count: 3, scale: log } }", 42, "0 is not an end of a range with scale log: it takes a number above 0")]
    [InlineData("rmsprop: { rho: { from: 0.5, to: 1, count: 3 } }", 47, "1 is not a rho")]
    public void A_mistake_in_an_optimizer_is_shown_at_its_place(string optimizer, int column, string message, params string[] more) =>
        AssertOnly(SpecText.WithOptimizer(optimizer), 3, column, [message, .. more]);

    [Theory]
    [InlineData("", "'' ")]
    [InlineData("~", "Nothing is not a name: it takes text.")]
    [InlineData("2024", "2024 is not a name: it takes text. Put it in quotes.")]
    [InlineData("[a]", "A list is not a name: it takes text.")]
    [InlineData("''", "The name is empty: it takes 1 to 100 characters")]
    [InlineData("' a'", "The name ' a' begins or ends with white space")]
    [InlineData("\"a\\nb\"", "The name 'a\\nb' has control characters")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk", "The name has 101 characters")]
    public void A_name_has_1_to_100_printable_characters(string name, string message)
    {
        SpecResult result = ExperimentSpec.Parse(SpecText.With("", name: name));
        SpecError error = Assert.Single(result.Errors);
        Assert.Equal(1, error.Line);
        Assert.Contains(name.Length == 0 ? "Nothing is not a name" : message, error.Message);
    }

    [Theory]
    [InlineData("1.5", "1.5 is not a number of iterations: it takes a whole number from 0 to 2000000000.")]
    [InlineData("-1", "-1 is not a number of iterations")]
    [InlineData("2000000001", "2000000001 is not a number of iterations")]
    [InlineData("many", "'many' is not a number of iterations")]
    [InlineData("'5'", "The quoted text '5' is not a number of iterations: it takes a whole number from 0 to 2000000000. Take the quotes off.")]
    [InlineData("[5]", "A list is not a number of iterations")]
    public void Iterations_are_a_whole_number(string iterations, string message) =>
        AssertOnly(SpecText.With("", iterations: iterations), 4, 13, message);

    [Theory]
    [InlineData("[]", "An empty list is not a list of problems: it takes a list with at least one entry, such as - sphere.")]
    [InlineData("sphere", "'sphere' is not a list of problems")]
    [InlineData("{ sphere: {} }", "A mapping is not a list of problems")]
    public void Problems_are_a_list(string problems, string message) =>
        AssertOnly(SpecText.With("", problems: problems), 2, 11, message);

    [Fact]
    public void Every_missing_key_is_named()
    {
        SpecResult result = ExperimentSpec.Parse("# a comment\ndescription: nothing else");
        Assert.Equal(4, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal((2, 1), (error.Line, error.Column)));
        Assert.Equal(["'name'", "'problems'", "'optimizers'", "'iterations'"], result.Errors.Select(error => error.Message.Split(' ')[0]));
    }

    [Fact]
    public void All_mistakes_are_found_at_once_in_the_order_of_their_places()
    {
        SpecResult result = ExperimentSpec.Parse("""
            nam: x
            problems:
              - spere: { dimension: 2 }
              - sphere: { dimension: [0, 2], bounds: [1, 0] }
            optimizers:
              - rmsprop: { learing_rate: 1, rho: 2 }
              - adagrad: { learning_rate: { from: 1, count: 0 } }
            seeds: 9..1
            start: [1, 2, 3]
            iterations: soon
            trace: { every: -5, y: 1 }
            """);
        Assert.Equal(
            ["1:1", "1:1", "3:5", "4:27", "4:42", "6:16", "6:38", "7:31", "7:49", "8:8", "9:8", "10:13", "11:17", "11:21"],
            result.Errors.Select(error => $"{error.Line}:{error.Column}"));
        Assert.Null(result.Spec);
    }

    [Fact]
    public void A_mistake_that_an_alias_repeats_is_shown_once() =>
        AssertOnly(SpecText.With("", optimizers: "[adagrad: &a { learning_rate: 0 }, adagrad: *a]"), 3, 43, "0 is not a learning_rate");

    [Theory]
    [InlineData("", 1, 1, "The spec is empty: it needs name, problems, optimizers and iterations.")]
    [InlineData("# nothing\n", 1, 1, "The spec is empty")]
    [InlineData("--- ~", 1, 1, "The spec is empty")]
    [InlineData("- a", 1, 1, "A list is not a spec: it takes a mapping with name, ")]
    [InlineData("name: a\n---\nname: b", 2, 1, "A second document begins here")]
    [InlineData("name: !!str a", 1, 7, "The tag 'tag:yaml.org,2002:str' is not accepted: a spec has no tags.")]
    [InlineData("name: *nobody", 1, 7, "'*nobody' repeats nothing")]
    [InlineData("name: &a [*a]", 1, 11, "'*a' repeats nothing: no anchor of that name is complete before it.")]
    [InlineData("name: [a", 2, 1, "The bracket opened in line 1, column 7 is not closed before.")]
    [InlineData("name: a\n\tproblems: b", 1, 7, "This is not YAML: ")]
    [InlineData("name: a\nproblems: [a, b\niterations: 5", 3, 1, "The bracket opened in line 2, column 11 is not closed before.")]
    [InlineData("name: 'a", 1, 7, "This is not YAML: While scanning a quoted scalar, found unexpected end of stream.")]
    [InlineData("name: a\n  problems: b", 2, 11, "This is not YAML: ")]
    [InlineData("name: a\0b", 1, 8, "The character U+0000 is not accepted in a spec's text: remove it.")]
    public void A_text_that_is_not_one_document_of_YAML_is_one_mistake(string yaml, int line, int column, string message)
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse(yaml).Errors);
        Assert.Contains(message, error.Message);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse("a\nb" + (char)0xD800).Errors);
        Assert.Equal(new SpecError(2, 2, "The character U+D800 is not accepted in a spec's text: remove it."), error);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_shown_at_their_place()
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse([.. "name: ö\nproblems: caf"u8, 0xE9]).Errors);
        Assert.Equal(new SpecError(2, 14, "The byte 0xE9 is not UTF-8 here: save the file in UTF-8."), error);
        Assert.Equal(1, Assert.Single(ExperimentSpec.Parse(Encoding.Unicode.GetPreamble()).Errors).Line);
    }

    private static void AssertOnly(string yaml, int line, int column, params string[] messages)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(messages.Length == result.Errors.Count, $"Found {string.Join('\n', result.Errors)}\nin\n{yaml}");
        Assert.All(messages.Zip(result.Errors), pair => Assert.StartsWith(pair.First, pair.Second.Message));
        Assert.All(result.Errors, error => Assert.Equal((line, column), (error.Line, error.Column)));
    }
}
