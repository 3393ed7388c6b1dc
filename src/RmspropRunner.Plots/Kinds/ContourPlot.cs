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
        FilledContours contours = new(plane, request.IsLogarithmic);
        ConfigurationLabels labels = new([.. panels.Select(panel => panel.First().Trial.Configuration)]);

        PanelGrid grid = new(panels.Count);
        JsonArray data = [];
        List<PathTrace> traces = [];
        JsonObject layout = grid.Layout(plane, [.. panels.Select(panel => labels[panel.Key])]);
        for (int i = 0; i < panels.Count; i++)
        {
            data.Add(contours.Draw(i));
            foreach (SearchPath path in panels[i])
            {
                PathTrace trace = new(path, plane, data.Count);
                traces.Add(trace);
                data.Add(trace.Draw(i, labels[panels[i].Key]));
                if (trace.DrawEnd(i) is { } end)
                    data.Add(end);
            }
        }

        PathFrames.Add(layout, traces, out JsonArray frames);
        string title = plane.IsSlice ? $"Paths on a slice of {problem} along {plane.X.Name} and {plane.Y.Name}" : $"Paths on {problem}";
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, [$"trial {string.Join(", ", paths.Select(path => path.Trial.Number))}", .. labels.Lines]),
            Notes = [.. Notes(traces, plane, first.Number), .. contours.Notes],
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
        FilledContours contours = new(plane, request.IsLogarithmic);
        string title = plane.IsSlice ? $"Slice of {problem} along {plane.X.Name} and {plane.Y.Name}" : problem.ToString();
        return new Figure
        {
            Kind = Name,
            Title = title,
            Caption = Captions.Of(subject, problem, $"f(x) = {problem.Problem.Formula}"),
            Notes = [.. plane.IsSlice ? [$"A slice: the other coordinates are held at {heldAt}."] : (IEnumerable<string>)[], .. contours.Notes],
            Alternative = $"{title}: filled contours of values from {Captions.Text(contours.Colours.Least)} to {Captions.Text(contours.Colours.Most)} ({contours.Colours.Title}).",
            Data = [contours.Draw(0)],
            Layout = new PanelGrid(1).Layout(plane, [""]),
        };
    }

    private static IEnumerable<string> Notes(IReadOnlyList<PathTrace> traces, ObjectivePlane plane, long heldBy)
    {
        if (plane.IsSlice)
        {
            yield return $"A slice: the other coordinates are held where trial {heldBy} ended. The paths are projected onto it: "
                + "the colours below them are the slice's, not the objective along the path.";
        }

        foreach (PathTrace trace in traces)
        {
            SearchPath path = trace.Path;
            if (!path.IsRecorded)
                yield return $"Trial {path.Trial.Number}: x was not recorded; the trial was computed again.";
            if (path.IsThinned)
                yield return $"Trial {path.Trial.Number}: {Captions.Count(path.Points.Count, "point")} of its path are drawn, evenly taken.";
            if (path.IsDiverged || trace.Leaves)
                yield return $"Trial {path.Trial.Number} {(path.IsDiverged ? "diverged" : "ends outside of the picture")}: the last point that has a place here is marked ×.";
        }
    }
}
