using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

/// <summary>Axes, and the legend below them, alike in every picture.</summary>
internal static class Axes
{
    public static JsonObject Of(string title, bool isLogarithmic) => new()
    {
        ["title"] = new JsonObject { ["text"] = HtmlText.Of(title), ["standoff"] = 12 },
        ["type"] = isLogarithmic ? "log" : "linear",
        ["exponentformat"] = "power",
        ["zeroline"] = false,
    };

    public static JsonObject Legend() => new()
    {
        ["orientation"] = "h",
        ["x"] = 0,
        ["xanchor"] = "left",
        ["y"] = -0.16,
        ["yanchor"] = "top",
    };
}
