using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The objective over the iterations: medians and quartiles over the seeds, and single trials on demand.</summary>
internal sealed class ConvergencePlot : IPlotKind
{
    private const int DefaultConfigurations = 6;
    private const int MostPoints = 400;

    public string Name => "convergence";

    public string Summary => "The objective over the iterations: median and quartiles over the seeds";

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<LeaderboardRow> rows = await LeaderboardChoice.ReadAsync(subject, request, DefaultConfigurations, cancellationToken);
        List<Configuration> configurations = [];
        List<IReadOnlyList<ConvergenceRow>> curves = [];
        foreach (LeaderboardRow row in rows)
        {
            IReadOnlyList<long> first = await subject.Store.TrialNumbersAsync(subject.Experiment.Id, row.Configuration, 1, cancellationToken);
            configurations.Add(subject.Planned(first[0]).Configuration);
            List<ConvergenceRow> curve = [];
            await foreach (ConvergenceRow point in subject.Store.ConvergenceAsync(subject.Experiment.Id, row.Configuration, cancellationToken))
                curve.Add(point);
            curves.Add(Thin(curve));
        }

        ConfigurationLabels labels = new(configurations);
        bool isLogarithmic = request.IsLogarithmic ?? curves.SelectMany(curve => curve).All(row => !(row.Objective.Minimum < 0));
        JsonArray data = [];
        for (int i = 0; i < curves.Count; i++)
        {
            string label = HtmlText.Of(labels[configurations[i].Number]);
            data.Add(Band(curves[i], i, label, isLogarithmic));
            data.Add(Median(curves[i], i, label, isLogarithmic));
        }

        List<string> notes = [];
        foreach (long number in request.Trials)
            data.Add(await SingleAsync(subject, number, isLogarithmic, notes, cancellationToken));
        notes.AddRange(rows.Where(row => row.Diverged > 0).Select(row =>
            $"{labels[row.Configuration]}: {Captions.Count(row.Diverged, "trial")} of {row.Trials} diverged, and count as infinite from there on."));
        if (isLogarithmic && curves.SelectMany(curve => curve).Any(row => row.Objective.Minimum == 0))
            notes.Add("An objective of 0 has no place on a logarithmic scale: the curve ends there.");

        string title = $"Convergence on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, labels.Shared),
            Notes = notes,
            Alternative = $"{title}: the median objective over the iterations of {string.Join("; ", rows.Select(row => $"{labels[row.Configuration]}, best {Captions.Text(row.BestObjective.Median)}"))}.",
            Data = data,
            Layout = new JsonObject
            {
                ["xaxis"] = Axis("iteration", request.X == "log" || subject.Plan.Rules.Trace.PerDecade > 0),
                ["yaxis"] = Axis("objective", isLogarithmic),
                ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = -0.2 },
                ["hovermode"] = "x unified",
            },
        };
    }

    private static List<ConvergenceRow> Thin(List<ConvergenceRow> curve) => curve.Count <= MostPoints
        ? curve
        : [.. Enumerable.Range(0, MostPoints).Select(i => curve[(int)((long)i * (curve.Count - 1) / (MostPoints - 1))])];

    /// <summary>The area between the quartiles: there and back, wherever both are finite.</summary>
    private static JsonObject Band(IReadOnlyList<ConvergenceRow> curve, int i, string label, bool isLogarithmic)
    {
        IReadOnlyList<ConvergenceRow> finite = [.. curve.Where(row =>
            double.IsFinite(row.Objective.Lower) && double.IsFinite(row.Objective.Upper) && (!isLogarithmic || row.Objective.Lower > 0))];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = $"{label}: quartiles",
            ["legendgroup"] = label,
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["x"] = Numbers.Of(finite.Concat(finite.Reverse()).Select(row => row.Iteration)),
            ["y"] = Numbers.Of(finite.Select(row => row.Objective.Upper).Concat(finite.Reverse().Select(row => row.Objective.Lower))),
            ["fill"] = "toself",
            ["fillcolor"] = Palette.Area(i, 0.2),
            ["line"] = new JsonObject { ["width"] = 0, ["color"] = Palette.Colour(i) },
        };
    }

    private static JsonObject Median(IReadOnlyList<ConvergenceRow> curve, int i, string label, bool isLogarithmic) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = label,
        ["legendgroup"] = label,
        ["x"] = Numbers.Of(curve.Select(row => row.Iteration)),
        ["y"] = isLogarithmic ? Numbers.Positive(curve.Select(row => row.Objective.Median)) : Numbers.Of(curve.Select(row => row.Objective.Median)),
        ["line"] = new JsonObject { ["color"] = Palette.Colour(i), ["dash"] = Palette.Dash(i), ["width"] = 2 },
    };

    private static async Task<JsonObject> SingleAsync(
        PlotSubject subject, long number, bool isLogarithmic, List<string> notes, CancellationToken cancellationToken)
    {
        TrialRecord trial = await subject.TrialAsync(number, cancellationToken);
        IReadOnlyList<TracePoint> points = await subject.TraceAsync(number, cancellationToken);
        if (points.Any(point => !double.IsFinite(point.Objective)))
            notes.Add($"Trial {number} diverged in iteration {trial.Outcome.Iterations}: its curve ends before.");
        IEnumerable<double> values = points.Select(point => point.Objective);
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = points.Count > 50 ? "lines" : "lines+markers",
            ["name"] = $"trial {number} (seed {trial.Seed})",
            ["x"] = Numbers.Of(points.Select(point => point.Iteration)),
            ["y"] = isLogarithmic ? Numbers.Positive(values) : Numbers.Of(values),
            ["line"] = new JsonObject { ["width"] = 1, ["color"] = "#888888" },
        };
    }

    private static JsonObject Axis(string title, bool isLogarithmic) => new()
    {
        ["title"] = new JsonObject { ["text"] = title },
        ["type"] = isLogarithmic ? "log" : "linear",
        ["exponentformat"] = "power",
    };
}
