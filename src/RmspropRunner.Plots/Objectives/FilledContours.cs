using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Objectives;

/// <summary>The objective on a plane as areas between 50 levels.</summary>
internal sealed class FilledContours
{
    private const int Levels = 50;
    private const int Places = 121;

    /// <summary>Values that change from place to place need more places.</summary>
    private const int RoughPlaces = 241;

    /// <summary>
    /// Levels between neighbours, on an average, above which the outlines are too many for plotly.js: it takes minutes to draw
    /// those of a function with thousands of minima. As pixels in 50 colours it is the same picture, within a second.
    /// </summary>
    private const double Rough = 3;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly double[][] _values;
    private readonly bool _isRough;

    public FilledContours(ObjectivePlane plane, bool? isLogarithmic)
    {
        (_xs, _ys, _values, Colours) = Sample(plane, isLogarithmic, Places);
        _isRough = LevelsBetweenNeighbours() > Rough;
        if (_isRough)
            (_xs, _ys, _values, Colours) = Sample(plane, isLogarithmic, RoughPlaces);
    }

    public ObjectiveColours Colours { get; }

    public IEnumerable<string> Notes => _isRough
        ? [$"f is too rough for outlines: its values at {RoughPlaces} × {RoughPlaces} places, in {Levels} colours. What is finer does not show."]
        : [];

    /// <summary>As one trace of a panel; the first has the scale.</summary>
    public JsonObject Draw(int panel)
    {
        JsonObject trace = new()
        {
            ["type"] = _isRough ? "heatmap" : "contour",
            ["x"] = Numbers.Of(_xs),
            ["y"] = Numbers.Of(_ys),
            ["z"] = Colours.Of(_values),
            ["colorscale"] = "Jet",
            ["showscale"] = panel == 0,
            ["colorbar"] = Colours.Bar,
            ["hovertemplate"] = $"%{{x}}, %{{y}}: %{{z}}<extra>{Colours.Title}</extra>",
        };
        if (_isRough)
        {
            trace["colorscale"] = Steps();
            trace["zsmooth"] = "best";
        }
        else
        {
            trace["autocontour"] = false;
            trace["contours"] = new JsonObject
            {
                ["start"] = Colours.Least,
                ["end"] = Colours.Most,
                ["size"] = (Colours.Most - Colours.Least) / Levels,
                ["showlines"] = false,
            };
        }

        PanelGrid.Place(trace, panel);
        return trace;
    }

    private static (double[] Xs, double[] Ys, double[][] Values, ObjectiveColours Colours) Sample(ObjectivePlane plane, bool? isLogarithmic, int places)
    {
        double[] xs = plane.X.Places(places);
        double[] ys = plane.Y.Places(places);
        double[][] values = plane.Values(xs, ys);
        return (xs, ys, values, new ObjectiveColours(values, isLogarithmic));
    }

    private double LevelsBetweenNeighbours()
    {
        double level = Math.Max((Colours.Most - Colours.Least) / Levels, double.Epsilon);
        double[] steps = [.. _values.SelectMany(row => row.Skip(1).Zip(row, (next, value) => Math.Abs(Colours.Of(next) - Colours.Of(value)) / level)).Where(double.IsFinite)];
        return steps.Length == 0 ? 0 : steps.Average();
    }

    /// <summary>Jet, in as many even colours as there are levels.</summary>
    private static JsonArray Steps()
    {
        JsonArray scale = [];
        for (int i = 0; i < Levels; i++)
        {
            string colour = Jet((i + 0.5) / Levels);
            scale.Add((JsonNode)new JsonArray((double)i / Levels, colour));
            scale.Add((JsonNode)new JsonArray((i + 1.0) / Levels, colour));
        }

        return scale;
    }

    private static string Jet(double place)
    {
        int red = Part(place - 0.75);
        int green = Part(place - 0.5);
        int blue = Part(place - 0.25);
        return FormattableString.Invariant($"rgb({red},{green},{blue})");

        static int Part(double distance) => (int)Math.Round(255 * Math.Clamp(1.5 - 4 * Math.Abs(distance), 0, 1));
    }
}
