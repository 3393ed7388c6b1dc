using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Settings;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The best objective over two hyperparameters of one optimizer.</summary>
internal sealed class HeatmapPlot : IPlotKind
{
    /// <summary>Objectives so many times apart are coloured by their logarithm.</summary>
    private const double Wide = 50;

    /// <summary>Values of a hyperparameter: with as many on both sides, the figure's JSON stays below 2 MB.</summary>
    private const int MostValues = 250;

    public string Name => "heatmap";

    public string Summary => "The best objective over two hyperparameters";

    public bool IsFor(ExperimentPlan plan) => PlannedSettings.Varying(plan).Values.Any(names => names.Count > 1);

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<SettingRow> all = await SettingRow.ReadAsync(subject, request, cancellationToken);
        string optimizer = request.Optimizer ?? OptimizerOf(all);
        IReadOnlyList<SettingRow> own = [.. all.Where(row => row.Row.Optimizer == optimizer)];
        (string xName, string yName) = Names(request, optimizer, own);
        IReadOnlyList<SettingRow> stored = own.Having(xName).Having(yName);
        IReadOnlyList<SettingRow> rows = Thinned(Thinned(stored, xName), yName);
        SettingAxis x = new(xName, rows.Select(row => row.Settings[xName]), keepsUneven: false);
        SettingAxis y = new(yName, rows.Select(row => row.Settings[yName]), keepsUneven: false);

        // The rows come best first, so that the first of a cell is its lowest.
        SettingRow?[][] cells = [.. y.Values.Select(_ => new SettingRow?[x.Values.Count])];
        foreach (SettingRow row in rows)
            cells[y.IndexOf(row.Settings[yName])][x.IndexOf(row.Settings[xName])] ??= row;
        double[] finite = [.. cells.SelectMany(row => row).OfType<SettingRow>().Select(row => row.Median).Where(double.IsFinite)];
        bool isLogarithmic = finite.Length > 0 && finite.Min() > 0 && (request.IsLogarithmic ?? finite.Max() > Wide * finite.Min());
        (SettingValue X, SettingValue Y)[] marked = [.. Cells(x, y, cells).Where(cell => !double.IsFinite(cell.Row.Median) || cell.Row.IsMostlyDiverged).Select(cell => (cell.X, cell.Y))];

        string title = $"Best objective of {optimizer} on {problem}";
        string colour = isLogarithmic ? "log₁₀ of the median best objective" : "median best objective";
        JsonArray data = [Cells(x, y, cells, isLogarithmic, colour)];
        if (marked.Length > 0)
            data.Add(Marks.Draw(marked.Select(cell => x.PlaceOf(cell.X)), marked.Select(cell => y.PlaceOf(cell.Y)), "half of the trials diverged"));
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, SettingRow.Shared(optimizer, rows)),
            Notes = [
                .. Notes(rows, xName, yName, marked.Length),
                .. rows.Count < stored.Count ? [$"Of more than {MostValues} values of a hyperparameter {MostValues} are drawn, evenly taken."] : (IEnumerable<string>)[],
            ],
            Alternative = finite.Length == 0
                ? $"{title}: no cell has a finite value."
                : $"{title} over {xName} and {yName}: the lowest, {Captions.Text(finite.Min())}, is at {xName} {rows[0].Settings[xName].Text} and {yName} {rows[0].Settings[yName].Text}.",
            Data = data,
            Layout = new JsonObject { ["xaxis"] = x.Draw(), ["yaxis"] = y.Draw() },
        };
    }

    private static IReadOnlyList<SettingRow> Thinned(IReadOnlyList<SettingRow> rows, string name)
    {
        SettingValue[] values = [.. rows.Select(row => row.Settings[name]).Distinct().Order()];
        if (values.Length <= MostValues)
            return rows;
        HashSet<SettingValue> kept = [.. Evenly.Taken(values, MostValues)];
        return [.. rows.Where(row => kept.Contains(row.Settings[name]))];
    }

    private static string OptimizerOf(IReadOnlyList<SettingRow> rows) =>
        rows.GroupBy(row => row.Row.Optimizer).FirstOrDefault(group => SettingRow.Varying(group).Count > 1)?.Key ?? rows[0].Row.Optimizer;

    private static (string X, string Y) Names(PlotRequest request, string optimizer, IReadOnlyList<SettingRow> rows)
    {
        if (rows.Count == 0)
            throw new PlotException($"Nothing of {optimizer} is stored on this problem.");
        IReadOnlyList<string> varying = SettingRow.Varying(rows);
        string? x = request.X ?? varying.FirstOrDefault(name => name != request.Y);
        string? y = request.Y ?? varying.FirstOrDefault(name => name != x);
        if (x is null || y is null)
        {
            throw new PlotException(
                $"A heatmap is over two hyperparameters that have several values; {optimizer} has {(varying.Count == 0 ? "none" : $"{varying[0]} alone")} here. Name two with --x and --y, or another optimizer.");
        }

        return x != y ? (x, y) : throw new PlotException($"Both directions are {x}: name two hyperparameters.");
    }

    private static IEnumerable<(SettingValue X, SettingValue Y, SettingRow Row)> Cells(SettingAxis x, SettingAxis y, SettingRow?[][] cells) =>
        cells.SelectMany((row, j) => row.Select((cell, i) => (X: x.Values[i], Y: y.Values[j], Row: cell!)).Where(cell => cell.Row is not null));

    private static JsonObject Cells(SettingAxis x, SettingAxis y, SettingRow?[][] cells, bool isLogarithmic, string colour) => new()
    {
        ["type"] = "heatmap",
        ["x"] = Numbers.Of(x.Values.Select(x.PlaceOf)),
        ["y"] = Numbers.Of(y.Values.Select(y.PlaceOf)),
        ["z"] = new JsonArray([.. cells.Select(row => (JsonNode)Numbers.Of(row.Select(cell =>
            cell is null ? double.NaN : isLogarithmic ? Math.Log10(cell.Median) : cell.Median)))]),
        ["customdata"] = new JsonArray([.. cells.Select(row => (JsonNode)new JsonArray([.. row.Select(cell =>
            cell is null ? null : (JsonNode)new JsonArray(cell.Row.Configuration, Captions.Text(cell.Median)))]))]),
        ["hovertemplate"] = $"{HtmlText.Of(x.Name)} %{{x}}, {HtmlText.Of(y.Name)} %{{y}}: %{{customdata[1]}}<extra>configuration %{{customdata[0]}}</extra>",
        ["hoverongaps"] = false,
        ["colorscale"] = "Cividis",
        ["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = colour, ["side"] = "right" } },
    };

    private static IEnumerable<string> Notes(IReadOnlyList<SettingRow> rows, string x, string y, int marked)
    {
        string[] others = [.. SettingRow.Varying(rows).Where(name => name != x && name != y)];
        yield return others.Length == 0
            ? "Each cell is the median over its trials of the best objective."
            : $"Each cell is the lowest over {string.Join(", ", others)} of the median over trials of the best objective.";
        if (marked > 0)
            yield return $"{Captions.Count(marked, "cell")} of which half of the trials or more diverged, so that the best objective is from before: marked ×.";
    }
}
