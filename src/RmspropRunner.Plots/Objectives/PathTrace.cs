using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Objectives;

/// <summary>A path as a line of dots on a plane.</summary>
/// <param name="Path">The path.</param>
/// <param name="Plane">The plane it is projected onto.</param>
/// <param name="Index">Which trace of the figure it is.</param>
internal sealed record PathTrace(SearchPath Path, ObjectivePlane Plane, int Index)
{
    /// <summary>Of more points the dots are smaller, or they would hide the line.</summary>
    private const int ManyPoints = 100;

    private readonly (double X, double Y)[] _places = [.. Path.Points.Select((_, i) => PlaceOf(Path.Points, i, Plane))];

    public JsonObject Draw(int panel, string name)
    {
        JsonObject trace = new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines+markers",
            ["name"] = $"trial {Path.Trial.Number}: {name}",
            ["x"] = Numbers.Of(_places.Select(place => place.X)),
            ["y"] = Numbers.Of(_places.Select(place => place.Y)),
            ["customdata"] = new JsonArray([.. Path.Points.Select(point => (JsonNode)new JsonArray(point.Iteration, Numbers.Of(point.Objective)))]),
            ["hovertemplate"] = "iteration %{customdata[0]}: f = %{customdata[1]}<extra>trial " + Path.Trial.Number + "</extra>",
            ["line"] = new JsonObject { ["color"] = "white", ["width"] = 1.5 },
            ["marker"] = new JsonObject
            {
                ["color"] = "white",
                ["size"] = Path.Points.Count > ManyPoints ? 3 : 5,
            },
            ["showlegend"] = false,
        };
        PanelGrid.Place(trace, panel);
        return trace;
    }

    /// <summary>The path up to an iteration: what a frame shows.</summary>
    public JsonObject UpTo(int iteration)
    {
        int count = Path.Points.TakeWhile(point => point.Iteration <= iteration).Count();
        return new JsonObject
        {
            ["x"] = Numbers.Of(_places.Take(count).Select(place => place.X)),
            ["y"] = Numbers.Of(_places.Take(count).Select(place => place.Y)),
        };
    }

    /// <summary>A mark where the path leaves the picture or the numbers; null where it does neither.</summary>
    public JsonObject? DrawEnd(int panel)
    {
        if (!Leaves && !Path.IsDiverged)
            return null;
        double[] last = (Path.Points.LastOrDefault(point => Plane.Holds(point.X!)) ?? Path.Points[0]).X!;
        JsonObject mark = Marks.Draw([last[Plane.X.Coordinate]], [last[Plane.Y.Coordinate]], Path.IsDiverged ? "diverged" : "leaves the picture");
        PanelGrid.Place(mark, panel);
        return mark;
    }

    /// <summary>Whether it ends outside of the picture.</summary>
    public bool Leaves => !Plane.Holds(Path.Points[^1].X!);

    /// <summary>Where a point is drawn. plotly.js cannot draw dots at 1e100: the line to what is far away goes the same way, and ends earlier.</summary>
    private static (double X, double Y) PlaceOf(IReadOnlyList<TracePoint> points, int i, ObjectivePlane plane)
    {
        (double X, double Y) place = (points[i].X![plane.X.Coordinate], points[i].X![plane.Y.Coordinate]);
        if (plane.IsNear(points[i].X!))
            return place;
        if (i == 0 || !plane.IsNear(points[i - 1].X!))
            return (double.NaN, double.NaN);
        (double X, double Y) before = (points[i - 1].X![plane.X.Coordinate], points[i - 1].X![plane.Y.Coordinate]);
        double share = 1 / Math.Max(plane.X.Widths(place.X - before.X), plane.Y.Widths(place.Y - before.Y));
        return (before.X + ObjectivePlane.Near * share * (place.X - before.X), before.Y + ObjectivePlane.Near * share * (place.Y - before.Y));
    }
}
