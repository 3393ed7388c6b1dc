using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

/// <summary>Crosses where numbers end: what is not finite has no place, but is not to be overlooked.</summary>
internal static class Marks
{
    public const string Colour = "#d62728";

    /// <param name="xs">Where.</param>
    /// <param name="ys">Where.</param>
    /// <param name="words">What it means, for the one who points at it.</param>
    /// <param name="group">The group of the legend that it is shown and hidden with; none, where empty.</param>
    public static JsonObject Draw(IEnumerable<double> xs, IEnumerable<double> ys, string words, string group = "")
    {
        JsonObject trace = new()
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["name"] = words,
            ["showlegend"] = false,
            ["x"] = Numbers.Of(xs),
            ["y"] = Numbers.Of(ys),
            ["hovertemplate"] = $"{words}<extra></extra>",
            ["marker"] = new JsonObject { ["symbol"] = "x", ["size"] = 9, ["color"] = Colour, ["line"] = new JsonObject { ["color"] = "white", ["width"] = 1 } },
        };
        if (group.Length > 0)
            trace["legendgroup"] = group;
        return trace;
    }

    /// <summary>The last place before values that are not finite follow; null where none do, or none came before.</summary>
    public static int? LastBefore(IReadOnlyList<double> values)
    {
        int end = values.TakeWhile(double.IsFinite).Count();
        return end > 0 && end < values.Count ? end - 1 : null;
    }
}
