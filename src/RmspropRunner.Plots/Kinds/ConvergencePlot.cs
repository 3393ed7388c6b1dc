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

    /// <summary>What rises is shown up to so many times the highest start: beyond, it would leave no room for the others.</summary>
    private const double Beyond = 1000;

    public string Name => "convergence";

    public string Summary => "The objective over the iterations: median and quartiles over the seeds";

    public bool IsFor(ExperimentPlan plan) => plan.Rules.Trace.RecordsAny;

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<LeaderboardRow> rows = await LeaderboardChoice.ReadAsync(subject, request, DefaultConfigurations, cancellationToken);
        List<Configuration> configurations = [];
        List<IReadOnlyList<ConvergenceRow>> curves = [];
        foreach (LeaderboardRow row in rows)
        {
            configurations.Add(await subject.ConfigurationAsync(row.Configuration, cancellationToken));
            List<ConvergenceRow> curve = [];
            await foreach (ConvergenceRow point in subject.Store.ConvergenceAsync(subject.Experiment.Id, row.Configuration, cancellationToken))
                curve.Add(point);
            curves.Add(Evenly.Taken(curve, MostPoints));
        }

        if (curves.All(curve => curve.Count == 0))
            throw new PlotException($"{subject.Experiment.Name} records no traces, which convergence is drawn from: it takes trace: {{ log: 20 }} or the like, under another name.");
        ConfigurationLabels labels = new(configurations);
        double top = Beyond * curves.Where(curve => curve.Count > 0).SelectMany(curve => (double[])[curve[0].Objective.Median, curve[0].Objective.Upper])
            .Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Max();
        bool isLogarithmic = request.IsLogarithmic ?? curves.SelectMany(curve => curve).All(row => !(row.Objective.Minimum < 0));
        JsonArray data = [];
        for (int i = 0; i < curves.Count; i++)
        {
            string label = HtmlText.Of(labels[configurations[i].Number]);
            IReadOnlyList<ConvergenceRow> curve = curves[i];
            double[] medians = [.. curve.Select(row => Below(row.Objective.Median, top))];
            data.Add(QuartileBand.Draw(
                curve.Select(row => ((double)row.Iteration, row.Objective.Lower, Below(row.Objective.Upper, top))), isLogarithmic, i, label));
            data.Add(Median(curve.Select(row => row.Iteration), medians, i, label, isLogarithmic));
            if (Marks.LastBefore(medians) is { } last)
            {
                string words = double.IsFinite(curve[last + 1].Objective.Median) ? "rises beyond the picture" : "half of the trials have diverged";
                data.Add(Marks.Draw([curve[last].Iteration], [medians[last]], words, label));
            }
        }

        List<string> notes = [];
        foreach (long number in request.Trials)
            await AddSingleAsync(data, subject, number, isLogarithmic, top, notes, cancellationToken);
        notes.AddRange(rows.Where(row => row.Diverged > 0).Select(row =>
            $"{labels[row.Configuration]}: {Captions.Count(row.Diverged, "trial")} of {row.Trials} diverged, and count as infinite from there on."));
        if (curves.SelectMany(curve => curve).Any(row => double.IsFinite(row.Objective.Upper) && row.Objective.Upper > top))
            notes.Add($"Objectives above {Captions.Text(top)}, {Beyond:#,0} times the highest start, are left out: a curve that rises beyond ends there, marked ×.");
        if (isLogarithmic && curves.SelectMany(curve => curve).Any(row => row.Objective.Minimum == 0))
            notes.Add("An objective of 0 has no place on a logarithmic scale: the curve ends there.");

        string title = $"Convergence on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, labels.Lines),
            Notes = notes,
            Alternative = $"{title}: the median objective over the iterations of {string.Join("; ", rows.Select(row => $"{labels[row.Configuration]}, best {Captions.Text(row.BestObjective.Median)}"))}.",
            Data = data,
            Layout = new JsonObject
            {
                ["xaxis"] = Axes.Of("iteration", request.X == "log" || subject.Plan.Rules.Trace.PerDecade > 0),
                ["yaxis"] = Axes.Of("objective", isLogarithmic),
                ["legend"] = Axes.Legend(),
                ["hovermode"] = "x unified",
            },
        };
    }

    private static JsonObject Median(IEnumerable<int> iterations, double[] medians, int i, string label, bool isLogarithmic) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = label,
        ["legendgroup"] = label,
        ["x"] = Numbers.Of(iterations),
        ["y"] = isLogarithmic ? Numbers.Positive(medians) : Numbers.Of(medians),
        ["line"] = new JsonObject { ["color"] = Palette.Colour(i), ["dash"] = Palette.Dash(i), ["width"] = 2 },
    };

    private static double Below(double value, double top) => value > top ? double.NaN : value;

    private static async Task AddSingleAsync(
        JsonArray data, PlotSubject subject, long number, bool isLogarithmic, double top, List<string> notes, CancellationToken cancellationToken)
    {
        TrialRecord trial = await subject.TrialAsync(number, cancellationToken);
        IReadOnlyList<TracePoint> points = await subject.TraceAsync(number, cancellationToken);
        double[] values = [.. points.Select(point => Below(point.Objective, top))];
        if (trial.Outcome.IsDiverged)
            notes.Add($"Trial {number} diverged in iteration {trial.Outcome.Iterations}: its curve ends before, marked ×.");
        else if (points.Any(point => point.Objective > top))
            notes.Add($"Trial {number} has objectives above {Captions.Text(top)}, which are left out.");
        int[] drawn = [.. Evenly.Taken([.. Enumerable.Range(0, points.Count)], MostPoints)];
        IEnumerable<double> shown = drawn.Select(i => values[i]);
        string name = $"trial {number} (seed {trial.Seed})";
        data.Add(new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = points.Count > 50 ? "lines" : "lines+markers",
            ["name"] = name,
            ["legendgroup"] = name,
            ["x"] = Numbers.Of(drawn.Select(i => points[i].Iteration)),
            ["y"] = isLogarithmic ? Numbers.Positive(shown) : Numbers.Of(shown),
            ["line"] = new JsonObject { ["width"] = 1, ["color"] = "#888888" },
        });
        if (Marks.LastBefore(values) is { } last)
            data.Add(Marks.Draw([points[last].Iteration], [values[last]], trial.Outcome.IsDiverged ? "diverged" : "left out from here", name));
    }
}
