using System.Globalization;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Revisions;

/// <summary>Why a spec does not continue another: what is no longer there, and what must stay as it was but did not.</summary>
internal static class SpecDifferences
{
    /// <summary>One sentence for each difference; none where <paramref name="next"/> has all that <paramref name="stored"/> has.</summary>
    public static IReadOnlyList<string> Of(ExperimentSpec stored, ExperimentSpec next) =>
    [
        .. Rules(stored, next),
        .. Problems(stored, next),
        .. Optimizers(new PlanRevision(stored), new PlanRevision(next)),
        .. Starts(stored, next),
        .. Seeds(stored, next),
    ];

    private static IEnumerable<string> Rules(ExperimentSpec stored, ExperimentSpec next)
    {
        if (stored.Iterations != next.Iterations)
            yield return string.Create(CultureInfo.InvariantCulture, $"iterations: stored {stored.Iterations}, now {next.Iterations}");
        if (stored.Stop != next.Stop)
            yield return $"stop: stored {Text(stored.Stop)}, now {Text(next.Stop)}";
        if (stored.Trace != next.Trace)
            yield return $"trace: stored {Text(stored.Trace)}, now {Text(next.Trace)}";
    }

    private static IEnumerable<string> Problems(ExperimentSpec stored, ExperimentSpec next)
    {
        IReadOnlyList<ProblemInstance> problems = ProblemInstance.Of(next);
        return ProblemInstance.Of(stored).Except(problems).Select(missing =>
            problems.Any(other => other.Problem == missing.Problem && other.Dimension == missing.Dimension)
                ? $"problems: {missing} has other bounds"
                : $"problems: {missing} is no longer there");
    }

    private static IEnumerable<string> Optimizers(PlanRevision stored, PlanRevision next)
    {
        for (int entry = 0; entry < stored.Spec.Optimizers.Count; entry++)
        {
            OptimizerEntry order = stored.Spec.Optimizers[entry];
            IReadOnlyList<ListAxis<double>> axes = stored.Settings[entry];
            Region missing = new(
                axes,
                next.EntriesFor(order.Variant, next.Spec.Optimizers.Count).Select(other => next.SettingsInOrderOf(order, other)));
            if (missing.Count == 0)
                continue;

            long[] point = new long[axes.Count];
            missing.At(0, point);
            IEnumerable<string> values = order.Settings.Select((setting, i) =>
                string.Create(CultureInfo.InvariantCulture, $"{setting.Hyperparameter.Name} {axes[i][point[i]]:R}"));
            string name = order.Variant.Name is null ? order.Optimizer.Name : $"{order.Optimizer.Name} ({order.Variant.Name})";
            string number = missing.Count == 1 ? "a setting is" : string.Create(CultureInfo.InvariantCulture, $"{missing.Count} settings are");
            yield return $"optimizers: {number} no longer there: {name} with {string.Join(", ", values)}{(missing.Count > 1 ? ", …" : "")}";
        }
    }

    private static IEnumerable<string> Starts(ExperimentSpec stored, ExperimentSpec next)
    {
        if (!new PlanRevision(stored).Starts.IsWithin(new PlanRevision(next).Starts))
            yield return $"start: stored {Text(stored.Start)}, now {Text(next.Start)}";
    }

    private static IEnumerable<string> Seeds(ExperimentSpec stored, ExperimentSpec next)
    {
        if (!new SeedAxis(stored.Seeds).IsWithin(new SeedAxis(next.Seeds)))
            yield return $"seeds: stored {Text(stored.Seeds)}, now {Text(next.Seeds)}";
    }

    private static string Text(SeedSet seeds)
    {
        IEnumerable<string> ranges = seeds.Ranges.Take(5).Select(range =>
            range.Count == 1 ? $"{range.First}" : $"{range.First}..{range.Last}");
        return string.Join(", ", ranges) + (seeds.Ranges.Count > 5 ? ", …" : "");
    }

    private static string Text(StartRule start) =>
        start.Points is null
            ? start.IsCustomary ? SpecKeys.Customary : SpecKeys.Uniform
            : string.Join(", ", start.Points.Select(point => $"[{string.Join(", ", point.Select(Number))}]"));

    private static string Text(StopRules stop)
    {
        List<string> rules = [];
        if (stop.Target is { } target)
            rules.Add($"target {Number(target)}");
        if (stop.GradientNorm is { } norm)
            rules.Add($"gradient_norm {Number(norm)}");
        if (stop.Stagnation is { } stagnation)
            rules.Add($"stagnation {stagnation.Iterations} iterations by {Number(stagnation.Improvement)}");
        if (stop.DivergeAbove is { } limit)
            rules.Add($"diverge_above {Number(limit)}");
        return rules.Count == 0 ? "none" : string.Join(", ", rules);
    }

    private static string Text(TraceRules trace)
    {
        string which = trace switch
        {
            { PerDecade: > 0 } => $"log {trace.PerDecade}",
            { RecordsAny: true } => $"every {trace.Every}",
            _ => "none",
        };
        return trace.RecordsX ? $"{which} with x" : $"{which} without x";
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
