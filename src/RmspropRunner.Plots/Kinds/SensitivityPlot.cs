using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Settings;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The best objective against a hyperparameter, of each optimizer: the learning rate where it varies, unless another is asked for.</summary>
internal sealed class SensitivityPlot : IPlotKind
{
    private const int MostValues = 400;

    public string Name => "sensitivity";

    public string Summary => "The best objective against the learning rate, or another hyperparameter";

    public bool IsFor(ExperimentPlan plan) => PlannedSettings.Varying(plan).Values.Any(names => names.Count > 0);

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<SettingRow> all = await SettingRow.ReadAsync(subject, request, cancellationToken);
        string name = request.X ?? all.GroupBy(row => row.Row.Optimizer).SelectMany(SettingRow.Varying)
            .OrderByDescending(varying => varying == SettingNames.LearningRate).FirstOrDefault() ?? SettingNames.LearningRate;
        IReadOnlyList<SettingRow> rows = all.Having(name);
        SettingAxis axis = new(name, rows.Select(row => row.Settings[name]), keepsUneven: true);
        if (axis.Values.Count < 2)
            throw new PlotException($"Every configuration has {name} {axis.Values[0].Text}: how much it matters shows with several values.");

        // The rows come best first, so that the first of a value is its lowest.
        List<(string Optimizer, IReadOnlyList<SettingRow> Best)> lines = [.. rows.GroupBy(row => row.Row.Optimizer).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Evenly.Taken<SettingRow>([.. group.DistinctBy(row => row.Settings[name]).OrderBy(row => axis.IndexOf(row.Settings[name]))], MostValues)))];
        double[] finite = [.. lines.SelectMany(line => line.Best).Select(row => row.Median).Where(double.IsFinite)];
        bool isLogarithmic = request.IsLogarithmic ?? !finite.Any(value => value < 0);
        double top = finite.Length == 0 ? 1 : finite.Max();

        JsonArray data = [];
        List<string> notes = [];
        for (int i = 0; i < lines.Count; i++)
        {
            string label = HtmlText.Of(lines[i].Optimizer);
            IReadOnlyList<SettingRow> best = lines[i].Best;
            data.Add(QuartileBand.Draw(best.Select(row => Point(axis, name, row)), isLogarithmic, i, label));
            data.Add(Line(axis, name, best, i, label, isLogarithmic));
            SettingRow[] infinite = [.. best.Where(row => !double.IsFinite(row.Median))];
            SettingRow[] diverged = [.. best.Where(row => row.IsMostlyDiverged).Except(infinite)];
            if (diverged.Length > 0)
            {
                data.Add(Marks.Draw(diverged.Select(row => axis.PlaceOf(row.Settings[name])), diverged.Select(row => row.Median), $"{label}: half of the trials diverged", label));
                notes.Add($"{lines[i].Optimizer}: half of the trials or more diverged at {name} {string.Join(", ", diverged.Select(row => row.Settings[name].Text))}, marked ×; their best objective is from before.");
            }

            if (infinite.Length == 0)
                continue;
            data.Add(Marks.Draw(infinite.Select(row => axis.PlaceOf(row.Settings[name])), infinite.Select(_ => top), $"{label}: not finite", label));
            notes.Add($"{lines[i].Optimizer}: no finite median at {name} {string.Join(", ", infinite.Select(row => row.Settings[name].Text))}, marked × at the top.");
        }

        string[] others = [.. lines.SelectMany(line => SettingRow.Varying(rows.Where(row => row.Row.Optimizer == line.Optimizer))).Distinct().Where(other => other != name)];
        string title = $"Sensitivity to {name} on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, Shared(rows)),
            Notes =
            [
                others.Length == 0
                    ? "Median and quartiles over the trials of the best objective."
                    : $"At each value the best configuration over {string.Join(", ", others)}; of its trials, the median and quartiles of the best objective.",
                .. axis.Values.Count > MostValues ? [$"Of more than {MostValues} values {MostValues} are drawn, evenly taken."] : (IEnumerable<string>)[],
                .. notes,
            ],
            Alternative = $"{title}: the lowest median best objective of {string.Join("; ", lines.Select(line => Words(line.Optimizer, line.Best, name)))}.",
            Data = data,
            Layout = new JsonObject { ["xaxis"] = axis.Draw(), ["yaxis"] = Axes.Of("best objective", isLogarithmic), ["legend"] = Axes.Legend() },
        };
    }

    private static (double X, double Lower, double Upper) Point(SettingAxis axis, string name, SettingRow row)
    {
        Quartiles quartiles = row.Row.BestObjective;
        return (axis.PlaceOf(row.Settings[name]), quartiles.Lower, quartiles.Upper);
    }

    private static JsonObject Line(SettingAxis axis, string name, IReadOnlyList<SettingRow> best, int i, string label, bool isLogarithmic) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines+markers",
        ["name"] = label,
        ["legendgroup"] = label,
        ["showlegend"] = true,
        ["x"] = Numbers.Of(best.Select(row => axis.PlaceOf(row.Settings[name]))),
        ["y"] = isLogarithmic ? Numbers.Positive(best.Select(row => row.Median)) : Numbers.Of(best.Select(row => row.Median)),
        ["customdata"] = new JsonArray([.. best.Select(row => (JsonNode)row.Row.Configuration)]),
        ["hovertemplate"] = "%{x}: %{y}<extra>configuration %{customdata}</extra>",
        ["line"] = new JsonObject { ["color"] = Palette.Colour(i), ["dash"] = Palette.Dash(i), ["width"] = 2 },
    };

    private static string Words(string optimizer, IReadOnlyList<SettingRow> best, string name) =>
        best.Where(row => double.IsFinite(row.Median)).MinBy(row => row.Median) is { } lowest
            ? $"{optimizer} is {Captions.Text(lowest.Median)} at {lowest.Settings[name].Text}"
            : $"{optimizer} is nowhere finite";

    private static IEnumerable<string> Shared(IReadOnlyList<SettingRow> rows) =>
        rows.GroupBy(row => row.Row.Optimizer).SelectMany(group => SettingRow.Shared(group.Key, [.. group]));
}
