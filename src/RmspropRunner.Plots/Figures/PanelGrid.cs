using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

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
    /// <param name="xTitle">What goes to the right.</param>
    /// <param name="yTitle">What goes up.</param>
    /// <param name="titles">The panels' titles.</param>
    /// <param name="isSameScale">Whether a unit is as long upwards as to the right.</param>
    public JsonObject Layout(string xTitle, string yTitle, IReadOnlyList<string> titles, bool isSameScale)
    {
        JsonObject layout = new() { ["showlegend"] = false };
        if (Rows > 1)
            layout["height"] = 360 * Rows + 100;
        if (count > 1)
            layout["grid"] = new JsonObject { ["rows"] = Rows, ["columns"] = Columns, ["pattern"] = "independent" };
        JsonArray annotations = [];
        for (int panel = 0; panel < count; panel++)
        {
            layout[$"xaxis{Suffix(panel)}"] = Axis(xTitle, panel == 0 ? null : "x");
            JsonObject y = Axis(yTitle, panel == 0 ? null : "y");
            layout[$"yaxis{Suffix(panel)}"] = y;
            if (isSameScale)
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

    private static JsonObject Axis(string title, string? matches)
    {
        JsonObject axis = new() { ["title"] = new JsonObject { ["text"] = title }, ["zeroline"] = false, ["constrain"] = "domain" };
        if (matches is not null)
            axis["matches"] = matches;
        return axis;
    }

    private static string Suffix(int panel) => panel == 0 ? "" : $"{panel + 1}";
}
