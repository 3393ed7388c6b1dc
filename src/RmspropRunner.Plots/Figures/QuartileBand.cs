using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

/// <summary>The area between two lines: there and back, with a gap wherever one of them has no place.</summary>
internal static class QuartileBand
{
    /// <param name="points">Where the area is, from left to right.</param>
    /// <param name="isLogarithmic">Whether what is not above 0 has no place.</param>
    /// <param name="colour">Which colour.</param>
    /// <param name="group">The group of the legend that it is shown and hidden with.</param>
    public static JsonObject Draw(IEnumerable<(double X, double Lower, double Upper)> points, bool isLogarithmic, int colour, string group)
    {
        List<double> xs = [];
        List<double> ys = [];
        List<(double X, double Lower, double Upper)> run = [];
        foreach ((double X, double Lower, double Upper) point in points)
        {
            if (double.IsFinite(point.Lower) && double.IsFinite(point.Upper) && (!isLogarithmic || point.Lower > 0))
                run.Add(point);
            else
                Close();
        }

        Close();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = $"{group}: quartiles",
            ["legendgroup"] = group,
            ["showlegend"] = false,
            ["hoverinfo"] = "skip",
            ["x"] = Numbers.Of(xs),
            ["y"] = Numbers.Of(ys),
            ["fill"] = "toself",
            ["fillcolor"] = Palette.Area(colour, 0.18),
            ["line"] = new JsonObject { ["width"] = 0, ["color"] = Palette.Colour(colour) },
        };

        // plotly.js takes what follows a gap as another area.
        void Close()
        {
            if (run.Count == 0)
                return;
            if (xs.Count > 0)
            {
                xs.Add(double.NaN);
                ys.Add(double.NaN);
            }

            xs.AddRange(run.Select(point => point.X).Concat(run.AsEnumerable().Reverse().Select(point => point.X)));
            ys.AddRange(run.Select(point => point.Upper).Concat(run.AsEnumerable().Reverse().Select(point => point.Lower)));
            run.Clear();
        }
    }
}
