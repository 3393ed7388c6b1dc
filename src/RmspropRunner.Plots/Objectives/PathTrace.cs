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

    public JsonObject Draw(int panel, string name)
    {
        JsonObject trace = new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines+markers",
            ["name"] = $"trial {Path.Trial.Number}: {name}",
            ["x"] = Numbers.Of(Path.Points.Select(point => point.X![Plane.X.Coordinate])),
            ["y"] = Numbers.Of(Path.Points.Select(point => point.X![Plane.Y.Coordinate])),
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
        IReadOnlyList<TracePoint> points = [.. Path.Points.TakeWhile(point => point.Iteration <= iteration)];
        return new JsonObject
        {
            ["x"] = Numbers.Of(points.Select(point => point.X![Plane.X.Coordinate])),
            ["y"] = Numbers.Of(points.Select(point => point.X![Plane.Y.Coordinate])),
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
}
