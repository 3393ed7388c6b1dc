using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Settings;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>Parallel coordinates: a line for each configuration, through its hyperparameters to its best objective.</summary>
internal sealed class ParallelPlot : IPlotKind
{
    private const int MostLines = 2000;
    private const int MostDimensions = 10;
    /// <summary>Pixels of a character: the labels of the first axis stand left of it.</summary>
    private const int LabelWidth = 7;

    private const string Objective = "best objective";

    public string Name => "parallel";

    public string Summary => "Parallel coordinates: every hyperparameter and the best objective";

    public bool IsFor(ExperimentPlan plan) => PlannedSettings.Varying(plan).Values.Any(names => names.Count > 0);

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<SettingRow> all = await SettingRow.ReadAsync(subject, request, cancellationToken);
        IReadOnlyList<string> varying = [.. all.GroupBy(row => row.Row.Optimizer).SelectMany(SettingRow.Varying).Distinct()];
        if (varying.Count == 0)
            throw new PlotException("All configurations have the same hyperparameters: parallel coordinates show those that differ.");

        // The rows come best first; drawn last, the best are on top.
        IReadOnlyList<SettingRow> rows = [.. Evenly.Taken(all, MostLines).Reverse()];
        bool isLogarithmic = request.IsLogarithmic ?? !rows.Any(row => row.Median < 0);
        JsonObject objective = ParallelDimension.OfObjective(Objective, [.. rows.Select(row => row.Median)], isLogarithmic, out double[] colours);
        List<JsonObject> dimensions = [];
        if (all.DistinctBy(row => row.Row.Optimizer).Count() > 1)
            dimensions.Add(ParallelDimension.Of("optimizer", [.. rows.Select(row => (SettingValue?)new SettingValue(double.NaN, row.Row.Optimizer))]));
        dimensions.AddRange(varying.Take(MostDimensions).Select(name =>
            ParallelDimension.Of(name, [.. rows.Select(row => row.Settings.TryGetValue(name, out SettingValue value) ? value : (SettingValue?)null)])));
        dimensions.Add(objective);

        int labels = dimensions[0]["ticktext"]!.AsArray().Max(text => text!.GetValue<string>().Length);
        string title = $"Hyperparameters and the best objective on {problem}";
        int infinite = rows.Count(row => !double.IsFinite(row.Median));
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem),
            Notes =
            [
                "A line is a configuration; its best objective is the median over its trials.",
                .. rows.Count < all.Count ? [$"{rows.Count} of {Captions.Count(all.Count, "configuration")} are drawn, evenly by rank, the best and the worst among them."] : (IEnumerable<string>)[],
                .. varying.Count > MostDimensions ? [$"Left out: {string.Join(", ", varying.Skip(MostDimensions))}."] : (IEnumerable<string>)[],
                .. infinite > 0 ? [$"{Captions.Count(infinite, "configuration")} without a finite median: at the top of its axis."] : (IEnumerable<string>)[],
            ],
            Alternative = $"{title}: {Captions.Count(rows.Count, "configuration")} over {string.Join(", ", varying.Take(MostDimensions))}; the best, {Captions.Text(all[0].Median)}, has "
                + $"{string.Join(", ", varying.Take(MostDimensions).Where(all[0].Settings.ContainsKey).Select(name => $"{name} {all[0].Settings[name].Text}"))}.",
            Data =
            [
                new JsonObject
                {
                    ["type"] = "parcoords",
                    ["domain"] = new JsonObject { ["y"] = new JsonArray(0, 0.94) },
                    ["dimensions"] = new JsonArray([.. dimensions]),
                    ["line"] = new JsonObject
                    {
                        ["color"] = Numbers.Of(colours),
                        ["colorscale"] = "Cividis",
                        ["showscale"] = false,
                    },
                },
            ],
            Layout = new JsonObject { ["margin"] = new JsonObject { ["l"] = Math.Max(80, 20 + LabelWidth * labels), ["r"] = 90, ["t"] = 70, ["b"] = 30 } },
        };
    }
}
