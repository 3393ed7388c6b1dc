using System.Globalization;
using System.Numerics;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Refuses a spec whose plan or traces no machine could hold.</summary>
internal sealed class PlanSize(SpecLimits limits, Mistakes mistakes)
{
    public void CheckInstances(ExperimentSpec spec, Place place)
    {
        long instances = spec.Problems.Sum(entry => (long)entry.Dimensions.Count);
        if (instances > limits.ProblemInstances)
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"The problems have {instances} dimensions together: at most {limits.ProblemInstances} are accepted; list fewer."));
        }
    }

    /// <summary>Refuses more iterations than a problem has gradients for.</summary>
    public void CheckIterations(ExperimentSpec spec, Place place)
    {
        if (spec.Problems.FirstOrDefault(entry => spec.Iterations > entry.Problem.MostIterations) is { Problem: { } problem })
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"{spec.Iterations} iterations are more than the {problem.MostIterations} that {problem.Label} has gradients for: it takes as many or fewer."));
        }
    }

    public void CheckTrials(ExperimentSpec spec, Place place)
    {
        BigInteger trials = Trials(spec);
        if (trials > limits.Trials)
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"The plan has {Shown(trials)} trials (problems × optimizers × starts × seeds): "
                + $"at most 2^53 ({limits.Trials}) are accepted; take fewer values or seeds."));
        }
    }

    /// <summary>As written: what several entries ask for is counted as often.</summary>
    public static BigInteger Trials(ExperimentSpec spec)
    {
        BigInteger configurations = BigInteger.Zero;
        foreach (OptimizerEntry entry in spec.Optimizers)
        {
            BigInteger product = BigInteger.One;
            foreach (Setting setting in entry.Settings)
                product *= setting.Values.Count;
            configurations += product;
        }

        return configurations
            * spec.Problems.Sum(entry => (long)entry.Dimensions.Count)
            * (spec.Start.Points?.Count ?? 1)
            * spec.Seeds.Count;
    }

    public void CheckTrace(ExperimentSpec spec, Place place)
    {
        long points = new TraceSchedule(spec.Trace, spec.Iterations).Capacity;
        ProblemEntry? largest = spec.Problems.Where(entry => entry.Dimensions.Count > 0).MaxBy(entry => entry.Dimensions.Max());
        long dimension = spec.Trace.RecordsX && largest is not null ? largest.Dimensions.Max() : 0;
        BigInteger bytes = (BigInteger)points * TraceSize.BytesPerPoint(spec.Trace, (int)dimension, spec.Problems.Any(entry => entry.Problem.Metrics is not null));
        if (bytes > limits.TraceBytes)
        {
            string parameters = dimension == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $", each with {dimension} parameters of {largest!.Problem.Name}");
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"The trace of one trial takes up to {bytes >> 20} MiB ({points} points{parameters}): "
                + $"at most {limits.TraceBytes >> 20} MiB are accepted; "
                + $"thin it with trace: {{ every: N }} or {{ log: N }}, or leave out x."));
        }
    }

    private static string Shown(BigInteger count) => count < 1_000_000_000_000_000_000
        ? count.ToString(CultureInfo.InvariantCulture)
        : "about " + count.ToString("E2", CultureInfo.InvariantCulture);
}
