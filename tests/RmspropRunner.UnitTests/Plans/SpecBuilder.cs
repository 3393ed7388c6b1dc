using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.UnitTests.Plans;

/// <summary>Builds specs without YAML.</summary>
internal static class SpecBuilder
{
    private static readonly double[] Rates = [0.1, 0.2, 0.3, 0.4];
    private static readonly double[] Momenta = [0, 0.5, 0.9];

    public static ExperimentSpec Spec() => new()
    {
        Name = "experiment",
        Problems = [Problem("sphere", 2)],
        Optimizers = [Entry("gradient_descent", ("learning_rate", [0.1]))],
        Iterations = 10,
    };

    public static ProblemEntry Problem(string name, params int[] dimensions)
    {
        Problem problem = ProblemCatalog.Find(name)!;
        return new ProblemEntry { Problem = problem, Dimensions = dimensions, Bounds = problem.Bounds };
    }

    public static OptimizerEntry Entry(string name, params (string Name, double[] Values)[] settings)
    {
        Optimizer optimizer = OptimizerCatalog.Find(name)!;
        OptimizerVariant variant = optimizer.Variants[0];
        IReadOnlyList<Hyperparameter> hyperparameters = variant.HyperparametersUnder(ScheduleCatalog.Constant);
        return new OptimizerEntry
        {
            Optimizer = optimizer,
            Variant = variant,
            Settings =
            [
                .. settings.Select(setting => new Setting(hyperparameters.Single(one => one.Name == setting.Name), setting.Values)),
                .. hyperparameters.Where(one => settings.All(setting => setting.Name != one.Name))
                    .Select(one => new Setting(one, [one.Default!.Value])),
            ],
        };
    }

    public static ExperimentSpec RandomSpec(Random random) => Spec() with
    {
        Problems = [.. Some(random, 2, _ => RandomProblem(random))],
        Optimizers = [.. Some(random, 4, _ => RandomEntry(random))],
        Seeds = RandomSeeds(random),
        Start = random.Next(2) == 0 ? StartRule.Uniform : new StartRule { Points = [[1, 1], [2, 2]] },
    };

    /// <summary>A spec with all that the other has, and perhaps more.</summary>
    public static ExperimentSpec Grow(ExperimentSpec spec, Random random) => spec with
    {
        Problems = random.Next(2) == 0 ? spec.Problems : [.. spec.Problems, RandomProblem(random)],
        Optimizers = random.Next(3) switch
        {
            0 => spec.Optimizers,
            1 => [RandomEntry(random), .. spec.Optimizers],
            _ => [.. spec.Optimizers.Reverse(), RandomEntry(random)],
        },
        Seeds = random.Next(2) == 0 || spec.Seeds.Ranges[0].First == 40 ? spec.Seeds : new SeedSet([new SeedRange(40, 2), .. spec.Seeds.Ranges, new SeedRange(30, 2)]),
        Start = spec.Start.Points is null or { Count: > 2 } || random.Next(2) == 0 ? spec.Start : new StartRule { Points = [[0, 9], .. spec.Start.Points] },
    };

    /// <summary>Every combination of a spec in plan order, as text, by plain nested loops.</summary>
    public static IEnumerable<string> Combinations(ExperimentSpec spec)
    {
        foreach (ProblemInstance problem in spec.Problems.SelectMany(entry =>
            entry.Dimensions.Select(dimension => new ProblemInstance(entry.Problem, dimension, entry.Bounds))))
        {
            foreach (OptimizerEntry entry in spec.Optimizers)
            {
                foreach (Dictionary<string, double> setting in Settings(entry.Settings, 0))
                {
                    double[] values = [.. entry.Variant.HyperparametersUnder(entry.Schedule).Select(one => setting[one.Name])];
                    foreach (string start in spec.Start.Points?.Select(point => string.Join(',', point)) ?? ["uniform"])
                    {
                        foreach (SeedRange range in spec.Seeds.Ranges)
                        {
                            for (uint seed = range.First; seed <= range.Last; seed++)
                                yield return $"{problem} {entry.Optimizer.Name} {HyperparameterText.Write(entry.Variant, entry.Schedule, values)} {start} {seed}";
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<Dictionary<string, double>> Settings(IReadOnlyList<Setting> settings, int from)
    {
        if (from == settings.Count)
        {
            yield return [];
            yield break;
        }

        foreach (double value in settings[from].Values)
        {
            foreach (Dictionary<string, double> rest in Settings(settings, from + 1))
            {
                rest[settings[from].Hyperparameter.Name] = value;
                yield return rest;
            }
        }
    }

    private static ProblemEntry RandomProblem(Random random) =>
        Problem(random.Next(2) == 0 ? "sphere" : "rastrigin", [.. Pick(random, [1, 2, 3])]);

    private static OptimizerEntry RandomEntry(Random random)
    {
        (string, double[]) rates = ("learning_rate", [.. Pick(random, Rates)]);
        (string, double[]) momenta = ("momentum", [.. Pick(random, Momenta)]);
        (string, double[]) decays = ("weight_decay", [.. Pick(random, [0, 0.1])]);
        return random.Next(7) switch
        {
            0 => Entry("nesterov", rates),
            3 => Entry("nesterov", decays, rates),
            4 => Scheduled(Entry("momentum", rates, momenta), "cosine", ("schedule_final", [.. Pick(random, [0.1, 0.2])])),
            1 or 2 => Entry("momentum", rates, momenta),
            _ => Entry("momentum", momenta, rates),
        };
    }

    /// <summary>The entry under a schedule, whose parameters vary slowest.</summary>
    private static OptimizerEntry Scheduled(OptimizerEntry entry, string name, params (string Name, double[] Values)[] settings)
    {
        Schedule schedule = ScheduleCatalog.Find(name)!;
        return entry with
        {
            Schedule = schedule,
            Settings =
            [
                .. settings.Select(setting => new Setting(schedule.Parameters.Single(one => one.Name == setting.Name), setting.Values)),
                .. schedule.Parameters.Where(one => settings.All(setting => setting.Name != one.Name))
                    .Select(one => new Setting(one, [one.Default!.Value])),
                .. entry.Settings,
            ],
        };
    }

    private static SeedSet RandomSeeds(Random random) => random.Next(3) switch
    {
        0 => SeedSet.One,
        1 => new SeedSet([new SeedRange(10, 3)]),
        _ => new SeedSet([new SeedRange(20, 1), new SeedRange(5, 2), new SeedRange(12, 4)]),
    };

    private static IEnumerable<T> Some<T>(Random random, int most, Func<int, T> make) => Enumerable.Range(0, 1 + random.Next(most)).Select(make);

    private static IEnumerable<T> Pick<T>(Random random, T[] from)
    {
        T[] shuffled = [.. from];
        random.Shuffle(shuffled);
        return shuffled.Take(1 + random.Next(from.Length));
    }
}
