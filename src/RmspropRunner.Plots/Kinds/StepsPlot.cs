using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Steps;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>The effective step of each parameter over the iterations of one trial.</summary>
internal sealed class StepsPlot : IPlotKind
{
    private const int MostParameters = 7;

    public string Name => "steps";

    public string Summary => "The effective step of each parameter, |Δx|/|g|, over the iterations of one trial";

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        TrialRecord trial = await subject.TrialAsync(await NumberAsync(subject, request, cancellationToken), cancellationToken);
        Configuration configuration = subject.Planned(trial.Number).Configuration;
        List<string> notes = ["|Δx| of an iteration over |g| before it; g is the gradient that the optimizer was given, before clipping and decay."];
        IReadOnlyList<(int Iteration, double[] Steps)> steps;
        int[] parameters;
        if (await EffectiveSteps.PointsAsync(subject, trial, cancellationToken) is { } points)
        {
            steps = EffectiveSteps.Of(subject, trial, points);
            parameters = [.. Evenly.Taken([.. Enumerable.Range(0, trial.Dimension)], MostParameters)];
            if (parameters.Length < trial.Dimension)
                notes.Add($"{parameters.Length} of {trial.Dimension} parameters, evenly taken.");
            if (steps.Count < points.Count - 1)
                notes.Add($"{steps.Count} of {Captions.Count(points.Count - 1, "iteration")}, evenly taken.");
        }
        else
        {
            steps = EffectiveSteps.OfNorms(await subject.TraceAsync(trial.Number, cancellationToken));
            parameters = [];
            notes.Add("The trial is too long to be computed again here: the ratio of the norms at the recorded iterations, in place of single parameters.");
        }

        if (steps.Count == 0)
            throw new PlotException($"Trial {trial.Number} has no recorded steps.");
        if (trial.Outcome.IsDiverged)
            notes.Add($"Trial {trial.Number} diverged in iteration {trial.Outcome.Iterations}.");
        bool hasGaps = steps.Any(step => step.Steps.Any(value => !double.IsFinite(value) || value == 0));
        if (hasGaps)
            notes.Add("Gaps: iterations whose gradient is 0 or not finite, or that did not move the parameter.");
        string title = $"Effective steps of trial {trial.Number} on {configuration.Problem}";
        ConfigurationLabels labels = new([configuration]);
        JsonArray data = parameters.Length == 0
            ? [Line(steps, 0, 0, "‖Δx‖/‖g‖")]
            : [.. parameters.Select((parameter, i) => (JsonNode)Line(steps, parameter, i, $"x{parameter + 1}"))];
        double[] first = steps[0].Steps;
        if (Marks.LastBefore([.. steps.Select(step => step.Steps[0])]) is { } last && steps.Skip(last + 1).All(step => !double.IsFinite(step.Steps[0])))
            data.Add(Marks.Draw([steps[last].Iteration], [steps[last].Steps[0]], "no finite step from here on"));
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, configuration.Problem, [$"trial {trial.Number} (seed {trial.Seed})", .. labels.Lines]),
            Notes = notes,
            Alternative = $"{title}, of {configuration.Optimizer.Name}: {Captions.Count(data.Count, "line")} over {Captions.Count(steps[^1].Iteration, "iteration")}; "
                + $"the first step of x1 is {Captions.Text(first[0])} times its gradient.",
            Data = data,
            Layout = new JsonObject
            {
                ["xaxis"] = Axes.Of("iteration", request.X == "log" || steps[^1].Iteration > 2000),
                ["yaxis"] = Axes.Of("effective step |Δx|/|g|", request.IsLogarithmic ?? true),
                ["legend"] = Axes.Legend(),
            },
        };
    }

    private static JsonObject Line(IReadOnlyList<(int Iteration, double[] Steps)> steps, int parameter, int i, string name) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["name"] = name,
        ["showlegend"] = true,
        ["x"] = Numbers.Of(steps.Select(step => step.Iteration)),
        ["y"] = Numbers.Positive(steps.Select(step => step.Steps[parameter])),
        ["line"] = new JsonObject { ["color"] = Palette.Colour(i), ["dash"] = Palette.Dash(i), ["width"] = 1.5 },
    };

    private static async Task<long> NumberAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        if (request.Trials.Count > 1)
            throw new PlotException($"The effective steps are of one trial; {request.Trials.Count} were named.");
        if (request.Trials.Count == 1)
            return request.Trials[0];
        IReadOnlyList<LeaderboardRow> rows = await LeaderboardChoice.ReadAsync(subject, request, 1, cancellationToken);
        return (await subject.Store.TrialNumbersAsync(subject.Experiment.Id, rows[0].Configuration, 1, cancellationToken))[0];
    }
}
