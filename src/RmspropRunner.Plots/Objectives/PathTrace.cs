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
                ["size"] = 5,
                ["symbol"] = new JsonArray([.. Path.Points.Select((_, i) => (JsonNode)Symbol(i))]),
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

    private string Symbol(int i) => Path.LeavesNumbers && i == Path.Points.Count - 1 ? "x" : "circle";
}
