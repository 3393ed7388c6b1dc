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

    /// <summary>Refuses a plan that would take long to make: too many sections, or too much to compare to find what entries have in common.</summary>
    public void CheckSections(ExperimentSpec spec, Place place)
    {
        long sections = spec.Problems.Sum(entry => (long)entry.Dimensions.Count) * spec.Optimizers.Count;
        if (sections > limits.PlanSections)
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"{spec.Optimizers.Count} entries for optimizers on as many problems are {sections} pairs: at most {limits.PlanSections} are accepted; "
                + $"put values into lists, which one entry can have, or take fewer problems."));
        }
        else if (OverlapSteps(spec) > limits.Overlaps)
        {
            mistakes.Add(place, "These entries have too many values to find what several for the same optimizer have in common: put values into lists of fewer entries.");
        }
    }

    /// <summary>About how many steps it takes to find what each entry has in common with those before it.</summary>
    private static double OverlapSteps(ExperimentSpec spec)
    {
        double steps = 0;
        foreach (IGrouping<(object, object), OptimizerEntry> alike in spec.Optimizers.GroupBy(entry => ((object)entry.Variant, (object)entry.Schedule)))
        {
            // Entries before are bits of a set, 64 to a word; sets are told apart on every axis, as many as there are, or as there are points.
            double before = 0;
            foreach (OptimizerEntry entry in alike)
            {
                if (before > 0)
                {
                    double points = 1;
                    double sets = 0;
                    foreach (Setting setting in entry.Settings)
                        sets += points = Math.Min(points * setting.Values.Count, Math.ScaleB(1, (int)Math.Min(before, 60)));
                    steps += before * (1 + before / 64) * entry.Settings.Sum(setting => setting.Values.Count) + sets * (1 + before / 64);
                }

                before++;
            }
        }

        return steps;
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
