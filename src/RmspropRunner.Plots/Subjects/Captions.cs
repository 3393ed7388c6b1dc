using System.Globalization;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Plots.Subjects;

/// <summary>The words below every picture: what it was made of, so that none hides an unfair comparison.</summary>
internal static class Captions
{
    private const int ShownHash = 12;

    /// <summary>
    /// The experiment and its plan; what holds for all trials; how much each optimizer was tuned; the problem's parameters,
    /// noise among them; then what else is said.
    /// </summary>
    public static IReadOnlyList<string> Of(PlotSubject subject, ProblemInstance? problem, params IEnumerable<string> more)
    {
        string name = subject.Experiment.Description.Length == 0 ? subject.Experiment.Name : $"{subject.Experiment.Name}: {subject.Experiment.Description}";
        return
        [
            $"{name} (plan {subject.Plan.Hash[..ShownHash]})",
            Rules(subject.Plan.Rules),
            Tuning(subject.Plan),
            .. problem is { Problem.Parameters.Length: > 0 } ? [$"{problem.Problem.Name}: {Words(problem.Problem.Parameters)}"] : (IEnumerable<string>)[],
            .. more,
        ];
    }

    /// <summary>A JSON object in fewer signs: it is to be read, not parsed.</summary>
    private static string Words(string json) => (json.StartsWith('{') && json.EndsWith('}') ? json[1..^1] : json)
        .Replace("\":", ": ", StringComparison.Ordinal).Replace(",\"", ", ", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);

    private static string Rules(RunRules rules)
    {
        List<string> parts = [Count(rules.Iterations, "iteration")];
        StopRules stop = rules.Stop;
        if (stop.Target is { } target)
            parts.Add($"stop at the target {Text(target)}");
        if (stop.GradientNorm is { } norm)
            parts.Add($"stop at a gradient norm of {Text(norm)}");
        if (stop.Stagnation is { } stagnation)
            parts.Add($"stop after {stagnation.Iterations} iterations without {Text(stagnation.Improvement)} of improvement");
        if (stop.DivergeAbove is { } most)
            parts.Add($"diverged above {Text(most)}");
        return string.Join(", ", parts);
    }

    /// <summary>How often each optimizer was tried on one problem: who was tried in more settings has had more luck.</summary>
    private static string Tuning(ExperimentPlan plan)
    {
        IEnumerable<string> tried = plan.Parts
            .GroupBy(part => part.Problem).First()
            .GroupBy(part => part.Optimizer.Name)
            .Select(parts => $"{parts.Key} in {Count(parts.Sum(part => part.Count), "trial")}");
        return $"tried on each problem: {string.Join(", ", tried)} (settings × starts × seeds)";
    }

    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A number in few characters.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
}
