using FsCheck;
using FsCheck.Fluent;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Trials;
using Interval = RmspropRunner.Optim.Problems.Interval;

namespace RmspropRunner.UnitTests.Specs;

/// <summary>Specs of every shape, all of them valid.</summary>
internal static class SpecGenerator
{
    private const string Letters = "aZ09 _-.:#'\"\\/{}[],&*!|>%@`~?=é漢😀";

    private static readonly Gen<double> Finite = Gen.OneOf(
        Gen.Elements(0.0, 1, -1, 0.1, 1e-8, 1e300, double.Epsilon, double.MaxValue, -double.MaxValue, 1.0 / 3),
        Gen.Choose(int.MinValue, int.MaxValue).Select(i => (double)i),
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(pair => pair.Item1 / (pair.Item2 == 0 ? 1.0 : pair.Item2)));

    private static readonly Gen<double> Positive = Finite.Select(value => value == 0 ? 1 : Math.Abs(value));

    public static Gen<ExperimentSpec> Specs =>
        from dimension in Gen.Choose(1, 5)
        from start in Start(dimension)
        let isFixed = start.Points is not null
        from problems in ListOf(Problem(isFixed ? dimension : null), 3)
        from optimizers in ListOf(Gen.Elements(OptimizerCatalog.All.AsEnumerable()).SelectMany(Optimizer), 3)
        from isCustomary in Gen.Elements(true, false)
        let canBeCustomary = start.Points is null && problems.All(entry => entry.Problem.CustomaryStart is not null)
        from name in Text(1, 60)
        from description in Text(0, 200)
        from seeds in Seeds
        from iterations in Gen.Choose(0, 10_000)
        from stop in Stop
        from trace in Trace
        select new ExperimentSpec
        {
            Name = name.Trim() is { Length: > 0 } trimmed ? trimmed : "n",
            Description = description,
            Problems = problems,
            Optimizers = optimizers,
            Seeds = seeds,
            Start = isCustomary && canBeCustomary ? StartRule.Customary : start,
            Iterations = iterations,
            Stop = stop,
            Trace = trace,
        };

    private static Gen<SeedSet> Seeds =>
        from gaps in ListOf(Gen.Choose(2, 1_000_000), 5)
        from lengths in Gen.Choose(1, 1000).ListOf(gaps.Length)
        from isBackwards in Gen.Elements(true, false)
        let runs = gaps.Zip(lengths).Scan((First: 0L, Count: 0L), (last, next) => (last.First + last.Count + next.First, next.Second))
            .Select(run => new SeedRange((uint)run.First, run.Count))
        select new SeedSet(isBackwards ? [.. runs.Reverse()] : [.. runs]);

    private static Gen<StopRules> Stop =>
        from target in Optional(Finite)
        from norm in Optional(Finite.Select(Math.Abs))
        from window in Gen.Choose(0, 1000)
        from improvement in Finite.Select(Math.Abs)
        from limit in Optional(Positive)
        select new StopRules
        {
            Target = target,
            GradientNorm = norm,
            Stagnation = window == 0 ? null : new Stagnation(window, improvement),
            DivergeAbove = limit,
        };

    private static Gen<TraceRules> Trace =>
        from every in Gen.Choose(0, 100)
        from perDecade in Gen.Choose(1, 1000)
        from recordsX in Gen.Elements(true, false)
        select Gen.Elements(
            new TraceRules { Every = every, RecordsX = recordsX && every > 0 },
            new TraceRules { PerDecade = perDecade, RecordsX = recordsX })
        into either
        from rules in either
        select rules;

    private static Gen<ProblemEntry> Problem(int? dimension) =>
        from problem in Gen.Elements(ProblemCatalog.All.Where(each => each.Dimensions.Contains(dimension ?? 2)))
        let step = problem.Dimensions.Step
        from multiples in Gen.Choose(problem.Dimensions.Least / step, Math.Min(problem.Dimensions.Most, 9) / step).ListOf(2)
        let more = multiples.Select(multiple => multiple * step).ToList()
        from low in Gen.Choose(-1000, 1000)
        from widths in Gen.Choose(1, 1000).ListOf(dimension ?? more[0])
        from isPerCoordinate in Gen.Elements(true, false)
        from transformation in Transformation(dimension ?? (isPerCoordinate ? more[0] : null))
        select new ProblemEntry
        {
            Problem = transformation.Of(problem),
            Dimensions = dimension is int only ? [only] : isPerCoordinate ? [more[0]] : [.. more.Distinct()],
            Bounds = [.. widths.Select(width => new Interval(low, low + width / 7.0)).Take(isPerCoordinate ? widths.Count : 1)],
        };

    /// <param name="dimension">Where there is only one.</param>
    private static Gen<Transformation> Transformation(int? dimension) =>
        from isNone in Gen.Elements(true, false)
        from shift in Gen.OneOf(Gen.Constant<double[]>([]), Finite.Select(value => new[] { value }), Finite.ArrayOf(dimension ?? 1))
        from rotation in Gen.OneOf(Gen.Constant<uint?>(null), Gen.Choose(0, int.MaxValue).Select(seed => (uint?)seed))
        from scale in Gen.OneOf(Gen.Constant(1.0), Positive)
        from conditioning in Gen.OneOf(Gen.Constant(1.0), Gen.Choose(1, 1_000_000).Select(i => (double)i))
        from noise in Gen.OneOf(Gen.Constant(0.0), Finite.Select(Math.Abs)).ArrayOf(4)
        select isNone ? new Transformation() : new Transformation
        {
            Shift = shift,
            Rotation = rotation,
            Scale = scale,
            Conditioning = conditioning,
            Noise = new Noise { Value = noise[0], Gradient = noise[1], RelativeValue = noise[2], RelativeGradient = noise[3] },
        };

    private static Gen<OptimizerEntry> Optimizer(Optimizer optimizer) =>
        from variant in Gen.Elements(optimizer.Variants.AsEnumerable())
        from order in Gen.Shuffle(variant.Hyperparameters.ToArray())
        from settings in Gen.CollectToList(order, each => Values(each))
        select new OptimizerEntry { Optimizer = optimizer, Variant = variant, Settings = [.. settings] };

    private static Gen<Setting> Values(Hyperparameter hyperparameter) =>
        from values in ListOf(hyperparameter.IsSwitch ? Gen.Elements(0.0, 1) : Gen.OneOf(Finite, Gen.Choose(1, 999).Select(i => i / 1000.0)), 4)
        let allowed = values.Where(hyperparameter.Allows).Distinct().ToList()
        select new Setting(hyperparameter, allowed.Count > 0 ? allowed : [hyperparameter.IsSwitch ? 1 : 0.5]);

    private static Gen<StartRule> Start(int dimension) =>
        from points in ListOf(Finite.ArrayOf(dimension), 3)
        from isUniform in Gen.Elements(true, false)
        select isUniform ? StartRule.Uniform : new StartRule { Points = [.. points.DistinctBy(point => string.Join(' ', point))] };

    private static Gen<string> Text(int least, int most) =>
        from length in Gen.Choose(least, most)
        from runes in Gen.Elements(Letters.EnumerateRunes().Select(rune => rune.ToString())).ListOf(length)
        select string.Concat(runes);

    private static Gen<double?> Optional(Gen<double> values) =>
        Gen.OneOf(Gen.Constant<double?>(null), values.Select(value => (double?)value));

    private static Gen<T[]> ListOf<T>(Gen<T> items, int most) => Gen.Choose(1, most).SelectMany(items.ArrayOf);

    private static IEnumerable<TState> Scan<T, TState>(this IEnumerable<T> items, TState state, Func<TState, T, TState> next)
    {
        foreach (T item in items)
            yield return state = next(state, item);
    }
}
