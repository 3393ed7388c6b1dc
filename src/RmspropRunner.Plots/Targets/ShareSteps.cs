using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Targets;

/// <summary>A share that rises in steps.</summary>
internal static class ShareSteps
{
    private const int MostPoints = 400;

    /// <param name="places">Where it rises, once for each of the <paramref name="count"/> that do; in any order.</param>
    /// <param name="count">How many there are in all.</param>
    /// <param name="from">Where the line begins, at 0.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="colour">Which colour.</param>
    /// <param name="label">Its name in the legend.</param>
    public static JsonObject Draw(IEnumerable<double> places, int count, double from, double to, int colour, string label)
    {
        double[] sorted = [.. places.Order()];
        List<(double X, double Y)> steps = [(from, 0)];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] > sorted[i])
                steps.Add((sorted[i], (i + 1.0) / count));
        }

        IReadOnlyList<(double X, double Y)> points = [.. Evenly.Taken(steps, MostPoints), (Math.Max(to, steps[^1].X), steps[^1].Y)];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = label,
            ["showlegend"] = true,
            ["x"] = Numbers.Of(points.Select(point => point.X)),
            ["y"] = Numbers.Of(points.Select(point => point.Y)),
            ["line"] = new JsonObject { ["color"] = Palette.Colour(colour), ["dash"] = Palette.Dash(colour), ["width"] = 2, ["shape"] = "hv" },
        };
    }

    public static JsonObject Axis(string title)
    {
        JsonObject axis = Axes.Of(title, isLogarithmic: false);
        axis["range"] = new JsonArray(-0.02, 1.02);
        axis["tickformat"] = ".0%";
        return axis;
    }
}
