using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Engines.Sharing;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Schedules;
using RmspropRunner.UnitTests.Engines;
using RmspropRunner.UnitTests.Learning;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>
/// From a spec to the store, by the planner and the engine: whatever a vector carries, however the plan is cut and whoever
/// computes it, trials give the same bits.
/// </summary>
public sealed class DeterminismTests
{
    private const int Seeds = 33;

    private static readonly int[] ShardSizes = [1, 7, 64];

    private static readonly int[] WorkerCounts = [1, 4];

    private static readonly Dictionary<string, string> Files = new()
    {
        ["gradients.csv"] = string.Join("\\n", Enumerable.Range(0, 12).Select(row => FormattableString.Invariant($"{(row * 37 % 11 - 5) * 0.1},{(row * 53 % 13 - 6) * 7e-3},{1e-9 * (row + 1)}"))),
        ["flowers.csv"] = LearningText.Flowers,
    };

    /// <summary>Entries of <c>problems:</c>: all of the catalog's, and some of every other kind.</summary>
    public static TheoryData<string> Problems =>
    [
        .. ProblemCatalog.All.Select(Entry),
        "rosenbrock: { dimension: 3, shift: [0.1, -0.2, 0.3], rotation: 5, scale: 0.7, conditioning: 30 }",
        "ackley: { dimension: 3, rotation: 5, noise: { value: 0.01, relative_gradient: 0.04 } }",
        "formula: { expression: \"sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + exp(sin(x[i]))) + tanh(x[n])*log(2 + cos(x[1]))\", bounds: [-2, 2], dimension: 3 }",
        "recorded: { file: gradients.csv }",
        "least_squares: { data: { linear: { rows: 40 } }, batch_size: 16 }",
        "logistic_regression: { data: { blobs: { rows: 40 }, test: 0.2 }, batch_size: 16, l2: 0.001 }",
        "softmax_regression: { data: { blobs: { rows: 40, classes: 3 } }, batch_size: 16 }",
        "softmax_regression: { data: { file: flowers.csv, target: kind }, batch_size: 2 }",
        "multilayer_perceptron: { data: { spirals: { rows: 40 }, standardize: true }, batch_size: 8, hidden: [4, 3] }",
        "multilayer_perceptron: { data: { spirals: { rows: 40 } }, batch_size: 8, hidden: [4], activation: relu }",
    ];

    public static TheoryData<string> Schedules => [.. ScheduleCatalog.All.Select(schedule => schedule.Name)];

    [Theory]
    [MemberData(nameof(Problems))]
    public Task Every_optimizer_on_every_problem(string problem) =>
        AssertSameAsync(problem, Variants().Select(each => Entry(each.Optimizer, each.Variant, "constant", [])));

    [Theory]
    [MemberData(nameof(Schedules))]
    public Task Every_optimizer_with_its_switches_turned_clipped_and_decayed_under_every_schedule(string schedule) =>
        AssertSameAsync("rosenbrock: { dimension: 3 }", Variants().Select(each => Entry(
            each.Optimizer,
            each.Variant,
            schedule,
            [
                .. each.Variant.CommonHyperparameters.Select(common => (common.Name, "0.7")),
                .. each.Variant.Hyperparameters.Where(own => own.IsSwitch).Select(own => (own.Name, own.Default == 0 ? "true" : "false")),
                .. each.Variant.Hyperparameters.Where(own => own is { Name: "momentum", Default: 0 }).Select(own => (own.Name, "0.9")),
            ])));

    private static async Task AssertSameAsync(string problem, IEnumerable<string> optimizers)
    {
        ExperimentPlan plan = Plan(problem, optimizers);
        IReadOnlyList<long[]?> expected = await RunInShardsAsync(plan, size: 1, workers: 1, LaneWidth.Scalar);
        Assert.DoesNotContain(null, expected);
        Assert.True(expected.Select(bits => string.Join(' ', bits!)).Distinct().Count() >= Seeds, "Every seed has a start of its own.");

        foreach (int workers in WorkerCounts)
        {
            foreach (int size in ShardSizes)
            {
                // A trial of few parameters is scalar where it is alone, whatever is allowed.
                foreach (LaneWidth width in LaneWidths.All.Where(width => size > 1 || width == LaneWidth.Scalar))
                    AssertSame(plan, expected, await RunInShardsAsync(plan, size, workers, width), $"in shards of {size} by {workers} at {width}");
            }

            RememberedTrials store = new(plan.Count);
            await new InProcessEngine(store, workers).RunAsync(1, plan, plan.Count, new RunProgress(), CancellationToken.None);
            AssertSame(plan, expected, store.Bits, $"in the plan's own shards by {workers}");
        }
    }

    private static void AssertSame(ExperimentPlan plan, IReadOnlyList<long[]?> expected, IReadOnlyList<long[]?> actual, string how)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            Trial trial = plan[i + 1];
            Assert.True(
                expected[i].AsSpan().SequenceEqual(actual[i]),
                $"Trial {trial.Number}, {trial.Configuration.Optimizer.Name} {trial.Configuration.Hyperparameters} with seed {trial.Seed}, differs {how}.");
        }
    }

    /// <summary>What the in-process engine stores of shards of that size; each has trials on one problem by one optimizer, as the plan's own.</summary>
    private static async Task<IReadOnlyList<long[]?>> RunInShardsAsync(ExperimentPlan plan, int size, int workers, LaneWidth width)
    {
        RememberedTrials store = new(plan.Count);
        ShardCompute compute = new(store, workers, givesWay: false, TimeProvider.System, width);
        using SharedRun run = new(1, plan, new PlannedShards(plan.Parts.SelectMany(part => Cut(part, size))), new RunProgress());
        await compute.RunAsync(run, CancellationToken.None);
        return store.Bits;
    }

    private static IEnumerable<Shard> Cut(PlannedTrials part, int size)
    {
        for (long first = part.FirstTrial; first <= part.LastTrial; first += size)
            yield return new Shard(first, (int)Math.Min(size, part.LastTrial - first + 1));
    }

    /// <summary>Trials stop at different iterations, so that neighbours come and go.</summary>
    private static ExperimentPlan Plan(string problem, IEnumerable<string> optimizers)
    {
        string? name = Files.Keys.FirstOrDefault(file => problem.Contains(file, StringComparison.Ordinal));
        SpecResult result = ExperimentSpec.Parse($$"""
            name: determinism
            problems:
              - {{problem}}
            optimizers:
            {{string.Join('\n', optimizers.Select(entry => $"  - {entry}"))}}
            seeds: { count: {{Seeds}}, from: 4294967200 }
            iterations: 12
            stop: { target: 0.3, stagnation: { iterations: 5, improvement: 1e-6 }, diverge_above: 1e7 }
            trace: { log: 3 }
            {{(name is null ? "" : $"data: {{ {name}: \"{Files[name]}\" }}")}}
            """);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return new ExperimentPlan(result.Spec);
    }

    private static IEnumerable<(Optimizer Optimizer, OptimizerVariant Variant)> Variants() =>
        OptimizerCatalog.All.SelectMany(optimizer => optimizer.Variants.Select(variant => (optimizer, variant)));

    private static string Entry(Problem problem) =>
        $"{problem.Name}: {{ dimension: {(problem.Dimensions.Contains(3) ? 3 : problem.DefaultDimension)} }}";

    /// <summary>An entry of two configurations, so that shards have trials of both.</summary>
    private static string Entry(Optimizer optimizer, OptimizerVariant variant, string schedule, IReadOnlyList<(string Name, string Value)> set)
    {
        List<string> parts = variant.Name is null ? [] : [$"variant: {variant.Name}"];
        parts.Add($"{Hyperparameter.LearningRateName}: [0.01, 0.1]");
        parts.AddRange(variant.Hyperparameters
            .Where(own => own.Default is null && own.Name != Hyperparameter.LearningRateName)
            .Select(own => $"{own.Name}: 0.9"));
        parts.AddRange(set.Select(each => $"{each.Name}: {each.Value}"));
        IEnumerable<string> parameters = ScheduleCatalog.Find(schedule)!.Parameters
            .Where(each => each.Default is null)
            .Select(each => $"{Schedule.KeyOf(each)}: {(each.IsWhole ? "5" : "0.7")}");
        parts.Add($"schedule: {{ {schedule}: {{ {string.Join(", ", parameters)} }} }}");
        return $"{optimizer.Name}: {{ {string.Join(", ", parts)} }}";
    }
}
