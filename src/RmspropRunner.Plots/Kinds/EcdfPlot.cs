using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Plots.Targets;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The share of trials that have reached a target, over the iterations.</summary>
internal sealed class EcdfPlot : IPlotKind
{
    private const int DefaultConfigurations = 6;

    public string Name => "ecdf";

    public string Summary => "The share of trials that have reached a target, over the iterations";

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<LeaderboardRow> rows = await LeaderboardChoice.ReadAsync(subject, request, DefaultConfigurations, cancellationToken);
        double target = TargetChoice.Of(subject, request, rows, out string targetNote);
        ILookup<long, TrialTarget> times = (await TargetTimes.ReadAsync(subject, rows.Select(row => row.Configuration), target, cancellationToken))
            .ToLookup(trial => trial.Configuration);
        List<Configuration> configurations = [];
        foreach (LeaderboardRow row in rows)
            configurations.Add(await subject.ConfigurationAsync(row.Configuration, cancellationToken));
        ConfigurationLabels labels = new(configurations);

        JsonArray data = [];
        List<string> reached = [];
        for (int i = 0; i < rows.Count; i++)
        {
            TrialTarget[] trials = [.. times[rows[i].Configuration]];

            // A logarithmic axis has no 0: what reached the target at its start is shown at iteration 1.
            double[] places = [.. trials.Where(trial => trial.Iteration is not null).Select(trial => Math.Max(1.0, trial.Iteration!.Value))];
            data.Add(ShareSteps.Draw(places, trials.Length, 1, subject.Plan.Rules.Iterations, i, HtmlText.Of(labels[rows[i].Configuration])));
            reached.Add($"{labels[rows[i].Configuration]}: {places.Length} of {Captions.Count(trials.Length, "trial")}");
        }

        string title = $"Trials at the target {Captions.Text(target)} on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, labels.Lines),
            Notes =
            [
                targetNote,
                .. !subject.Plan.Rules.Trace.RecordsAny && target != subject.Plan.Rules.Stop.Target ? ["No traces are recorded: in place of the first iteration at the target, the best one."] : (IEnumerable<string>)[],
                .. subject.Plan.Rules.Trace.IsThinned && target != subject.Plan.Rules.Stop.Target ? ["The traces are thinned: the iteration is the first recorded one at the target."] : (IEnumerable<string>)[],
            ],
            Alternative = $"{title}: the share of trials that have reached it over the iterations. In the end {string.Join("; ", reached)}.",
            Data = data,
            Layout = new JsonObject
            {
                ["xaxis"] = Axes.Of("iteration", isLogarithmic: true),
                ["yaxis"] = ShareSteps.Axis("trials that have reached the target"),
                ["legend"] = Axes.Legend(),
            },
        };
    }
}
