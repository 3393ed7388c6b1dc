using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Objectives;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>Search paths on the objective's contours, side by side, with the iterations to play and to step through.</summary>
internal sealed class ContourPlot : IPlotKind
{
    private const int Places = 121;
    private const int Levels = 50;
    private const int MostPanels = 9;

    public string Name => "contour";

    public string Summary => "Search paths on the objective's contours";

    public bool IsFor(ExperimentPlan plan) => plan.Parts.Any(part => ObjectivePlane.IsOf(part.Problem));

    public async Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        if (request.IsWithoutPaths)
            return DrawAlone(subject, request);
        IReadOnlyList<SearchPath> paths = await SearchPaths.ReadAsync(subject, request, cancellationToken);
        ProblemInstance problem = paths[0].Trial.Configuration.Problem;
        if (paths.Any(path => !path.Trial.Configuration.Problem.Equals(problem)))
            throw new PlotException("The trials are on different problems: a picture of contours is of one.");
        IReadOnlyList<IGrouping<long, SearchPath>> panels = [.. paths.GroupBy(path => path.Trial.Configuration.Number)];
        if (panels.Count > MostPanels)
            throw new PlotException($"The trials are of {panels.Count} configurations; side by side there is room for {MostPanels}.");

        TrialRecord first = await subject.TrialAsync(paths[0].Trial.Number, cancellationToken);
        double[] held = first.FinalX.All(double.IsFinite) ? first.FinalX : HeldPoint.Of(problem, out _);
        ObjectivePlane plane = ObjectivePlane.Of(problem, request, held, paths.SelectMany(path => path.Points).Select(point => point.X!));
        double[] xs = plane.X.Places(Places);
        double[] ys = plane.Y.Places(Places);
        double[][] values = plane.Values(xs, ys);
        ObjectiveColours colours = new(values, request.IsLogarithmic);
        ConfigurationLabels labels = new([.. panels.Select(panel => panel.First().Trial.Configuration)]);

        PanelGrid grid = new(panels.Count);
        JsonArray data = [];
        List<PathTrace> traces = [];
        JsonObject layout = grid.Layout(plane.X.Name, plane.Y.Name, [.. panels.Select(panel => labels[panel.Key])], plane.IsSquarish);
        for (int i = 0; i < panels.Count; i++)
        {
            data.Add(Contours(xs, ys, values, colours, i));
            foreach (SearchPath path in panels[i])
            {
                traces.Add(new PathTrace(path, plane, data.Count));
                data.Add(traces[^1].Draw(i, labels[panels[i].Key]));
            }
        }

        PathFrames.Add(layout, traces, out JsonArray frames);
        string title = plane.IsSlice ? $"Paths on a slice of {problem} along {plane.X.Name} and {plane.Y.Name}" : $"Paths on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, [$"trial {string.Join(", ", paths.Select(path => path.Trial.Number))}", .. labels.Lines]),
            Notes = [.. Notes(paths, plane, first.Number)],
            Alternative = $"{title}: {Captions.Count(paths.Count, "path")} on filled contours. {string.Join(" ", paths.Select(path => path.Words))}",
            Data = data,
            Layout = layout,
            Frames = frames,
        };
    }

    private Figure DrawAlone(PlotSubject subject, PlotRequest request)
    {
        ProblemInstance problem = subject.Problem(request);
        double[] held = HeldPoint.Of(problem, out string heldAt);
        ObjectivePlane plane = ObjectivePlane.Of(problem, request, held, []);
        double[] xs = plane.X.Places(Places);
        double[] ys = plane.Y.Places(Places);
        double[][] values = plane.Values(xs, ys);
        ObjectiveColours colours = new(values, request.IsLogarithmic);
        string title = plane.IsSlice ? $"Slice of {problem} along {plane.X.Name} and {plane.Y.Name}" : problem.ToString();
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, $"f(x) = {problem.Problem.Formula}"),
            Notes = plane.IsSlice ? [$"A slice: the other coordinates are held at {heldAt}."] : [],
            Alternative = $"{title}: filled contours of values from {Captions.Text(colours.Least)} to {Captions.Text(colours.Most)} ({colours.Title}).",
            Data = [Contours(xs, ys, values, colours, 0)],
            Layout = new PanelGrid(1).Layout(plane.X.Name, plane.Y.Name, [""], plane.IsSquarish),
        };
    }

    private static JsonObject Contours(double[] xs, double[] ys, double[][] values, ObjectiveColours colours, int panel)
    {
        JsonObject trace = new()
        {
            ["type"] = "contour",
            ["x"] = Numbers.Of(xs),
            ["y"] = Numbers.Of(ys),
            ["z"] = colours.Of(values),
            ["colorscale"] = "Jet",
            ["autocontour"] = false,
            ["contours"] = new JsonObject
            {
                ["start"] = colours.Least,
                ["end"] = colours.Most,
                ["size"] = (colours.Most - colours.Least) / Levels,
                ["showlines"] = false,
            },
            ["showscale"] = panel == 0,
            ["colorbar"] = colours.Bar,
            ["hovertemplate"] = $"%{{x}}, %{{y}}: %{{z}}<extra>{colours.Title}</extra>",
        };
        PanelGrid.Place(trace, panel);
        return trace;
    }

    private static IEnumerable<string> Notes(IReadOnlyList<SearchPath> paths, ObjectivePlane plane, long heldBy)
    {
        if (plane.IsSlice)
        {
            yield return $"A slice: the other coordinates are held where trial {heldBy} ended. The paths are projected onto it: "
                + "the colours below them are the slice's, not the objective along the path.";
        }

        foreach (SearchPath path in paths)
        {
            if (!path.IsRecorded)
                yield return $"Trial {path.Trial.Number}: x was not recorded; the trial was computed again.";
            if (path.IsThinned)
                yield return $"Trial {path.Trial.Number}: {Captions.Count(path.Points.Count, "point")} of its path are drawn, evenly taken.";
            if (path.LeavesNumbers)
                yield return $"Trial {path.Trial.Number} diverged: its path ends at the last finite point, marked ×.";
        }
    }
}
