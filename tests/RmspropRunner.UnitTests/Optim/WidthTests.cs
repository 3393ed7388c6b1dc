using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Schedules;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>A trial's bits depend neither on the vector width nor on its neighbours.</summary>
public sealed class WidthTests
{
    private static readonly RunRules Rules = new(
        120,
        new StopRules { Target = 1e-3, GradientNorm = 1e-4, Stagnation = new(30, 1e-9), DivergeAbove = 1e6 },
        new TraceRules { PerDecade = 10, RecordsX = true });

    /// <summary>Few iterations, for what differs only in its switches.</summary>
    private static readonly RunRules Short = Rules with { Iterations = 12 };

    public static TheoryData<string, string> Combinations
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Problem problem in ProblemCatalog.All)
            {
                foreach (Optimizer optimizer in OptimizerCatalog.All)
                    all.Add(problem.Name, optimizer.Name);
            }

            return all;
        }
    }

    public static TheoryData<string> Schedules => [.. ScheduleCatalog.All.Select(schedule => schedule.Name)];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_optimizer_on_every_problem_gives_the_same_bits_at_every_width(string problemName, string optimizer)
    {
        Problem problem = ProblemCatalog.Find(problemName)!;
        foreach (OptimizerVariant variant in OptimizerCatalog.Find(optimizer)!.Variants)
        {
            foreach (int dimension in new[] { problem.Dimensions.Least, 7 }.Where(problem.Dimensions.Contains).Distinct())
            {
                double[][] starts = Starts(problem, dimension, 19);
                AssertWidths(problem, new Method(optimizer, variant.Name), starts, Rules);
                foreach ((string, double)[] switched in Switched(variant))
                    AssertWidths(problem, new Method(optimizer, variant.Name, switched), starts, Short);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Every_optimizer_clipped_and_decayed_under_a_schedule_gives_the_same_bits_at_every_width(string name)
    {
        double[][] starts = Starts(Rosenbrock.Definition, 3, 11);
        foreach (Optimizer optimizer in OptimizerCatalog.All)
        {
            foreach (OptimizerVariant variant in optimizer.Variants)
            {
                (string, double)[] values =
                [
                    .. variant.CommonHyperparameters.Select(common => (common.Name, 0.7)),
                    .. ScheduleCatalog.Find(name)!.Parameters.Where(each => each.Default is null).Select(each => (each.Name, each.IsWhole ? 5.0 : 0.7)),
                ];
                AssertWidths(Rosenbrock.Definition, new Method(optimizer.Name, variant.Name, name, values), starts, Short);
            }
        }
    }

    [Fact]
    public void Torchs_switches_give_the_same_bits_at_every_width_and_side_by_side()
    {
        OptimizerVariant variant = Runs.Variant("rmsprop", "torch");
        double[][] starts = Starts(Rosenbrock.Definition, 3, 24);
        string[] expected = [.. starts.Select((start, i) => Run([start], [Settings(i)], LaneWidth.Scalar))];

        foreach (LaneWidth width in LaneWidths.All)
        {
            string together = Run(starts, [.. starts.Select((_, i) => Settings(i))], width);
            Assert.Equal(string.Join('\n', expected), together);
        }

        string Run(double[][] from, double[][] settings, LaneWidth width)
        {
            TrialBatch batch = new(from.Length, 3);
            for (int i = 0; i < from.Length; i++)
            {
                batch.Rules[i] = variant.Rule(settings[i]);
                batch.Settings[i] = settings[i];
                from[i].CopyTo(batch.Start(i));
            }

            TraceBuffer trace = new();
            new TrialRunner(Rosenbrock.Definition, 3, Rules, width).Run(batch, trace, _ => { }, CancellationToken.None);
            return Runs.Bits(batch, trace);
        }

        static double[] Settings(int i) => [0.01 * (i + 1), 0.9, 1e-6, i % 2 == 0 ? 0 : 0.5, i % 3 == 0 ? 1 : 0, i % 5 == 0 ? 0.1 : 0];
    }

    public static TheoryData<string> Problems => [.. ProblemCatalog.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Moved_and_noisy_problems_give_the_same_bits_at_every_width_and_in_shards_of_every_size(string name)
    {
        const int count = 64;
        Problem problem = new Transformation
        {
            Shift = [0.1],
            Rotation = 5,
            Scale = 0.7,
            Conditioning = 30,
            Noise = new Noise { Value = 0.01, Gradient = 0.02, RelativeValue = 0.03, RelativeGradient = 0.04 },
        }.Of(ProblemCatalog.Find(name)!);
        int dimension = problem.Dimensions.Contains(3) ? 3 : problem.Dimensions.Least;
        double[][] starts = Starts(problem, dimension, count);
        OptimizerVariant variant = Runs.Variant("rmsprop", "torch");
        double[] settings = [.. variant.Hyperparameters.Select(hyperparameter => hyperparameter.Default!.Value)];
        RunRules rules = Rules with { Iterations = 25, Stop = new StopRules { Stagnation = new(5, 0) } };

        string[] expected = Trials(1, LaneWidth.Scalar);
        Assert.Equal(count, expected.Distinct().Count());
        foreach (LaneWidth width in LaneWidths.All)
            Assert.All(new[] { 1, 7, 64 }, size => Assert.Equal(string.Join('\n', expected), string.Join('\n', Trials(size, width))));

        string[] Trials(int size, LaneWidth width) => [.. starts.Chunk(size).Select((shard, i) =>
        {
            (TrialBatch batch, TraceBuffer trace) = Runs.Run(problem, variant, settings, shard, rules, width, seeds: [.. Enumerable.Range(size * i, shard.Length).Select(seed => (uint)seed)]);
            return Runs.Bits(batch, trace);
        })];
    }

    [Theory]
    [MemberData(nameof(Runs.Widths), MemberType = typeof(Runs))]
    public void Trials_end_the_same_whether_every_iteration_is_looked_at_or_many_are_done_in_one_go(LaneWidth width)
    {
        // Steep starts leave the limit behind within a few iterations, one after another; the flat ones stay.
        double[][] starts = Starts(Rosenbrock.Definition, 4, 53);
        Method method = new("gradient_descent", ("learning_rate", 0.0004));
        RunRules several = new(2500, new StopRules { DivergeAbove = 1e9 }, new TraceRules());
        RunRules eachOne = several with { Trace = new TraceRules { Every = 1 } };

        (TrialBatch expected, _) = Runs.Run(Rosenbrock.Definition, method, starts, eachOne, width);
        (TrialBatch batch, _) = Runs.Run(Rosenbrock.Definition, method, starts, several, width);

        int lost = expected.Outcomes.Count(outcome => outcome.IsDiverged);
        Assert.InRange(lost, 5, starts.Length - 5);
        Assert.Equal(expected.Outcomes, batch.Outcomes);
        for (int i = 0; i < starts.Length; i++)
        {
            Assert.Equal(expected.Final(i), batch.Final(i));
            Assert.Equal(expected.Milestones.Of(i, expected.Outcomes[i].Iterations), batch.Milestones.Of(i, batch.Outcomes[i].Iterations));
        }
    }

    [Fact]
    public void The_narrowest_width_that_carries_the_trials_is_taken()
    {
        Assert.Equal(LaneWidth.Scalar, LaneWidths.For(1, LaneWidth.Vector512));
        Assert.Equal(LaneWidth.Vector256, LaneWidths.For(3, LaneWidth.Vector512));
        Assert.Equal(LaneWidth.Vector512, LaneWidths.For(100, LaneWidth.Vector512));
        Assert.Equal(LaneWidth.Vector128, LaneWidths.For(100, LaneWidth.Vector128));
    }

    /// <summary>Each switch turned on its own, momentum being one; and all of them together.</summary>
    private static IEnumerable<(string, double)[]> Switched(OptimizerVariant variant)
    {
        (string, double)[] turned =
        [
            .. variant.Hyperparameters.Where(each => each.IsSwitch).Select(each => (each.Name, 1 - each.Default!.Value)),
            .. variant.Hyperparameters.Where(each => each is { Name: "momentum", Default: 0 }).Select(each => (each.Name, 0.9)),
        ];
        return turned.Select(one => new[] { one }).Append(turned).Where(some => some.Length > 0);
    }

    private static void AssertWidths(Problem problem, Method method, double[][] starts, RunRules rules)
    {
        string scalar = Bits(LaneWidth.Scalar);
        foreach (LaneWidth width in LaneWidths.All)
            Assert.True(Bits(width) == scalar, $"{method} on {problem.Name} at width {width}");

        string Bits(LaneWidth width)
        {
            (TrialBatch batch, TraceBuffer trace) = Runs.Run(problem, method, starts, rules, width);
            return Runs.Bits(batch, trace);
        }
    }

    private static double[][] Starts(Problem problem, int dimension, int count)
    {
        Mt19937 random = new(7);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimension)
            .Select(i => Runs.Uniform(problem, i, random)).ToArray())];
    }
}
