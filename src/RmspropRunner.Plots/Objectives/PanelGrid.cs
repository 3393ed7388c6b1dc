using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Objectives;

/// <summary>Panels of the same axes side by side, in as many rows as they need.</summary>
internal sealed class PanelGrid(int count)
{
    private const int MostColumns = 3;

    /// <summary>Characters of the titles of a row of panels.</summary>
    private const int TitleWidth = 110;

    public int Columns { get; } = Math.Min(count, count == 4 ? 2 : MostColumns);

    public int Rows => (count + Columns - 1) / Columns;

    /// <summary>Puts a trace into a panel, from 0.</summary>
    public static void Place(JsonObject trace, int panel)
    {
        trace["xaxis"] = $"x{Suffix(panel)}";
        trace["yaxis"] = $"y{Suffix(panel)}";
    }

    /// <summary>The layout: axes of the same range for all, and a title above each panel where there are several.</summary>
    /// <param name="plane">What each panel shows.</param>
    /// <param name="titles">The panels' titles.</param>
    public JsonObject Layout(ObjectivePlane plane, IReadOnlyList<string> titles)
    {
        JsonObject layout = new() { ["showlegend"] = false };
        if (Rows > 1)
            layout["height"] = 360 * Rows + 100;
        if (count > 1)
            layout["grid"] = new JsonObject { ["rows"] = Rows, ["columns"] = Columns, ["pattern"] = "independent" };
        JsonArray annotations = [];
        for (int panel = 0; panel < count; panel++)
        {
            layout[$"xaxis{Suffix(panel)}"] = Axis(plane.X, panel == 0 ? null : "x");
            JsonObject y = Axis(plane.Y, panel == 0 ? null : "y");
            layout[$"yaxis{Suffix(panel)}"] = y;
            if (plane.IsSquarish)
                (y["scaleanchor"], y["constraintoward"]) = ($"x{Suffix(panel)}", "top");
            annotations.Add(new JsonObject
            {
                ["text"] = string.Join("<br>", TextLines.Wrap(titles[panel], TitleWidth / Columns).Select(HtmlText.Of)),
                ["xref"] = $"x{Suffix(panel)} domain",
                ["yref"] = $"y{Suffix(panel)} domain",
                ["x"] = 0.5,
                ["y"] = 1,
                ["yanchor"] = "bottom",
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["size"] = 11 },
            });
        }

        layout["annotations"] = annotations;
        return layout;
    }

    private static JsonObject Axis(PlaneAxis plane, string? matches)
    {
        JsonObject axis = new() { ["title"] = new JsonObject { ["text"] = plane.Name }, ["range"] = plane.Range, ["zeroline"] = false, ["constrain"] = "domain" };
        if (matches is not null)
            axis["matches"] = matches;
        return axis;
    }

    private static string Suffix(int panel) => panel == 0 ? "" : $"{panel + 1}";
}
