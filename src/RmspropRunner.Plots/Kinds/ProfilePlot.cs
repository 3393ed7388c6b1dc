using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Plots.Targets;

namespace RmspropRunner.Plots.Kinds;

/// <summary>
/// Performance profiles (Dolan and Moré 2002): for each optimizer, on which share of all problems × starts × seeds it needs at
/// most τ times the iterations of the fastest.
/// </summary>
internal sealed class ProfilePlot : IPlotKind
{
    /// <summary>Problems whose best configurations are named; of more, the leaderboard tells.</summary>
    private const int MostNamed = 6;

    public string Name => "profile";

    public string Summary => "Performance profiles of the optimizers over problems and seeds (Dolan and Moré)";

    public bool SpansProblems => true;

    public bool IsFor(ExperimentPlan plan) => plan.Parts.Select(part => part.Optimizer.Name).Distinct().Count() > 1;

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProblemInstance> problems = request.Problem is null && request.Dimension is null ? subject.Problems : [subject.Problem(request)];
        SortedDictionary<string, Dictionary<(ProblemInstance, long, int), double>> times = new(StringComparer.Ordinal);
        List<string> caption = [];
        HashSet<string> notes = [];
        foreach (ProblemInstance problem in problems)
        {
            PlotRequest own = request with { Problem = problem.Problem.Label, Dimension = problem.Dimension };
            IReadOnlyList<LeaderboardRow> best = [.. (await LeaderboardChoice.AllAsync(subject, own, cancellationToken)).DistinctBy(row => row.Optimizer)];
            double target = TargetChoice.Of(subject, own, best, out string note);
            notes.Add(problems.Count > 1 && note.Contains("half", StringComparison.Ordinal) ? $"{problem}: {note}" : note);
            Dictionary<long, string> optimizers = best.ToDictionary(row => row.Configuration, row => row.Optimizer);
            foreach (TrialTarget trial in await TargetTimes.ReadAsync(subject, optimizers.Keys, target, cancellationToken))
            {
                if (!times.TryGetValue(optimizers[trial.Configuration], out var solved))
                    times[optimizers[trial.Configuration]] = solved = [];
                solved[(problem, trial.Seed, trial.Place)] = trial.Iteration is { } iteration ? Math.Max(1, iteration) : double.PositiveInfinity;
            }

            List<Configuration> configurations = [];
            foreach (LeaderboardRow row in best)
                configurations.Add(await subject.ConfigurationAsync(row.Configuration, cancellationToken));
            ConfigurationLabels labels = new(configurations);
            caption.Add($"{problem}: {string.Join("; ", best.Select(row => labels[row.Configuration]))} ({string.Join("; ", labels.Lines)})");
        }

        if (times.Count < 2)
            throw new PlotException($"A performance profile compares optimizers; {subject.Experiment.Name} has {string.Join(", ", times.Keys)} alone.");

        // Only where every optimizer has a stored trial can they be compared.
        (ProblemInstance, long, int)[] instances = [.. times.Values.First().Keys.Where(key => times.Values.All(own => own.ContainsKey(key)))];
        if (instances.Length == 0)
            throw new PlotException("No problem, start and seed has a stored trial of every optimizer yet.");
        Dictionary<string, double[]> ratios = times.ToDictionary(pair => pair.Key, pair => instances
            .Select(key => (Own: pair.Value[key], Least: times.Values.Min(all => all[key])))
            .Where(pair => double.IsFinite(pair.Own)).Select(pair => pair.Own / pair.Least).ToArray());
        double most = Math.Max(2, ratios.Values.SelectMany(all => all).DefaultIfEmpty(1).Max());
        int unsolved = instances.Count(key => times.Values.All(own => double.IsInfinity(own[key])));

        string title = problems.Count == 1 ? $"Performance profiles on {problems[0]}" : $"Performance profiles over {problems.Count} problems";
        JsonArray data = [.. ratios.Select((pair, i) => (JsonNode)ShareSteps.Draw(pair.Value, instances.Length, 1, most * 1.1, i, HtmlText.Of(pair.Key)))];
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, null, caption.Count <= MostNamed ? caption : [$"best configurations on {caption.Count} problems: see the leaderboard"]),
            Notes =
            [
                .. notes.Count <= MostNamed ? notes : [$"Target on each problem: the lowest power of ten (above 1, number of two digits) that half of its best configuration's trials reached; --target sets one."],
                $"{Captions.Count(instances.Length, "case")} (problem × start × seed); each optimizer in its best configuration on each problem; measured in iterations to the target.",
                .. unsolved > 0 ? [$"{Captions.Count(unsolved, "case")} in which none reached the target count for all."] : (IEnumerable<string>)[],
            ],
            Alternative = $"{title}. Fastest: {string.Join("; ", ratios.Select(pair => $"{pair.Key} in {Share(pair.Value.Count(ratio => ratio <= 1), instances.Length)}"))}. "
                + $"At the target in the end: {string.Join("; ", ratios.Select(pair => $"{pair.Key} in {Share(pair.Value.Length, instances.Length)}"))}.",
            Data = data,
            Layout = new JsonObject
            {
                ["xaxis"] = Axes.Of("τ: iterations as a multiple of the fastest optimizer's", isLogarithmic: true),
                ["yaxis"] = ShareSteps.Axis("cases solved within τ"),
                ["legend"] = Axes.Legend(),
            },
        };
    }

    private static string Share(int part, int all) => FormattableString.Invariant($"{100.0 * part / all:0} %");
}
