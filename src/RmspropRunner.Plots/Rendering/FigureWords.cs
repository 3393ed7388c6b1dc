using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Rendering;

/// <summary>A figure with its title, legend, notes and caption in the picture: a file has no page around it.</summary>
/// <remarks>
/// The plot has a height of its own; what stands below it (the axis' words, the legend, the lines) is counted, and the
/// picture made as high as that. Where plotly.js chose the margins itself, legend and lines would be printed over each other.
/// </remarks>
internal sealed class FigureWords
{
    public const int Width = 900;

    private const int PlotHeight = 460;
    private const int PanelsWidth = 660;
    private const int Top = 70;
    private const int AxisHeight = 62;
    private const int LegendEntry = 20;
    private const int LineHeight = 15;
    private const int LineWidth = 135;

    public FigureWords(Figure figure, bool isDark)
    {
        JsonObject layout = (JsonObject)figure.Layout.DeepClone();
        layout.Remove("sliders");
        layout.Remove("updatemenus");
        layout.Remove("height");
        int plot = PlotOf(layout);
        IReadOnlyList<string> lines = [.. figure.Notes.Concat(figure.Caption).SelectMany(line => TextLines.Wrap(line, LineWidth))];
        int legend = layout["legend"] is null ? 0 : LegendEntry * Entries(figure) + 8;
        int words = LineHeight * lines.Count;
        int bottom = AxisHeight + legend + words + 12;
        Height = Top + plot + bottom;

        layout["title"] = new JsonObject { ["text"] = HtmlText.Of(figure.Title), ["font"] = new JsonObject { ["size"] = 16 }, ["yref"] = "container", ["y"] = 1 - 22.0 / Height };
        layout["paper_bgcolor"] = isDark ? "#16181c" : "#ffffff";
        layout["margin"] = new JsonObject { ["l"] = Side(layout, "l", 75), ["r"] = Side(layout, "r", 30), ["t"] = Top, ["b"] = bottom };
        if (legend > 0)
        {
            layout["legend"] = new JsonObject
            {
                ["orientation"] = "v",
                ["x"] = 0,
                ["xanchor"] = "left",
                ["y"] = -(double)AxisHeight / plot,
                ["yanchor"] = "top",
                ["font"] = new JsonObject { ["size"] = 11 },
                ["tracegroupgap"] = 0,
            };
        }

        foreach (string axis in layout.Select(part => part.Key).Where(key => key.StartsWith("xaxis", StringComparison.Ordinal)).ToArray())
            layout[axis]!["automargin"] = false;
        JsonArray annotations = layout["annotations"] is JsonArray own ? own : [];
        layout["annotations"] = annotations;
        annotations.Add(new JsonObject
        {
            ["text"] = string.Join("<br>", lines.Select(HtmlText.Of)),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = 0,
            ["y"] = 0,
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["yshift"] = -(AxisHeight + legend),
            ["align"] = "left",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 10 },
        });
        Figure = figure with { Layout = layout };
    }

    public Figure Figure { get; }

    public int Height { get; }

    private static int Side(JsonObject layout, string side, int otherwise) => layout["margin"]?[side]?.GetValue<int>() ?? otherwise;

    /// <summary>Panels side by side are as high as they are wide.</summary>
    private static int PlotOf(JsonObject layout) => layout["grid"] is { } grid
        ? grid["rows"]!.GetValue<int>() * PanelsWidth / grid["columns"]!.GetValue<int>()
        : PlotHeight;

    private static int Entries(Figure figure) => figure.Data.Count(trace => trace!["showlegend"]?.GetValue<bool>() != false);
}
