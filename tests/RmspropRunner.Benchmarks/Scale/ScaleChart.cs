using System.Globalization;
using System.Text;

namespace RmspropRunner.Benchmarks.Scale;

/// <summary>
/// Seconds and megabytes over counts, both axes logarithmic, as an SVG picture: four panels of one size. Its colours are
/// those that stand out from black as from white.
/// </summary>
internal static class ScaleChart
{
    private const int PanelWidth = 330;
    private const int PanelHeight = 200;
    private const int Left = 56;
    private const int Top = 40;
    private const int Across = PanelWidth + 80;
    private const int Down = PanelHeight + 70;
    private const string Grey = "#808080";

    private static readonly Dictionary<string, string> Colours = new() { ["SQLite"] = "#2f8f9d", ["PostgreSQL"] = "#d9822b" };

    public static string Draw(IReadOnlyList<(string What, List<ScalePoint> Points)> columns)
    {
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns.Count * Across} {2 * Down + 10}" font-family="sans-serif" font-size="12" fill="{Grey}">""").Append('\n');
        svg.Append("<title>Time and memory of a run against how much it computes and stores</title>\n");
        for (int column = 0; column < columns.Count; column++)
        {
            (string what, List<ScalePoint> points) = columns[column];
            Panel(svg, column, 0, what, "seconds", points, point => point.Seconds);
            Panel(svg, column, 1, what, "MB at most", points, point => point.Megabytes);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, int column, int row, string what, string unit, List<ScalePoint> points, Func<ScalePoint, double> value)
    {
        (int from, int to) across = Decades(points.Select(point => point.Count));
        (int from, int to) up = Decades(points.Select(value));
        svg.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({column * Across + Left} {row * Down + Top})">""").Append('\n');
        Text(svg, 0, -10, "start", unit);
        Text(svg, PanelWidth, PanelHeight + 36, "end", what);
        for (int decade = across.from; decade <= across.to; decade++)
        {
            Line(svg, X(decade), 0, X(decade), PanelHeight);
            Text(svg, X(decade), PanelHeight + 18, "middle", Power(decade));
        }

        for (int decade = up.from; decade <= up.to; decade++)
        {
            Line(svg, 0, Y(decade), PanelWidth, Y(decade));
            Text(svg, -8, Y(decade) + 4, "end", Power(decade));
        }

        int key = 0;
        foreach (IGrouping<string, ScalePoint> series in points.GroupBy(point => point.Store))
        {
            string colour = Colours[series.Key];
            List<(double X, double Y)> places = [.. series.Select(point => (X(Math.Log10(point.Count)), Y(Math.Log10(value(point)))))];
            string path = string.Join(' ', places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.X:0.0},{place.Y:0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>""").Append('\n');
            foreach ((double x, double y) in places)
                svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x:0.0}" cy="{y:0.0}" r="3.5" fill="{colour}"/>""").Append('\n');
            Text(svg, 12, 18 + 17 * key++, "start", series.Key, colour);
        }

        svg.Append("</g>\n");

        double X(double decade) => PanelWidth * (decade - across.from) / (across.to - across.from);
        double Y(double decade) => PanelHeight * (up.to - decade) / (up.to - up.from);
    }

    /// <summary>The powers of ten around these values, at least two.</summary>
    private static (int From, int To) Decades(IEnumerable<double> values)
    {
        List<double> logarithms = [.. values.Select(value => Math.Log10(Math.Max(value, 1e-3)))];
        int from = (int)Math.Floor(logarithms.Min());
        return (from, Math.Max(from + 1, (int)Math.Ceiling(logarithms.Max())));
    }

    private static string Power(int decade) => decade is >= -2 and <= 3
        ? double.Parse($"1e{decade}", CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.InvariantCulture)
        : $"""10<tspan dy="-5" font-size="9">{decade}</tspan>""";

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{x1:0.0}" y1="{y1:0.0}" x2="{x2:0.0}" y2="{y2:0.0}" stroke="{Grey}" stroke-opacity="0.3"/>""").Append('\n');

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, string colour = Grey) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.0}" y="{y:0.0}" text-anchor="{anchor}" fill="{colour}">{text}</text>""").Append('\n');
}
