using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Objectives;

/// <summary>How values of f become colours: as they are, or by their logarithm above the lowest, where few are large.</summary>
internal sealed class ObjectiveColours
{
    /// <summary>Where the highest value is so many times as far from the lowest as the median is, the logarithm shows more.</summary>
    private const double Skewed = 15;

    /// <summary>The lowest value has no logarithm: what is shown for it lies so far below the highest.</summary>
    private const double Floor = 1e-6;

    private readonly double _lowest;
    private readonly double _span;

    public ObjectiveColours(double[][] values, bool? isLogarithmic)
    {
        double[] finite = [.. values.SelectMany(row => row).Where(double.IsFinite).Order()];
        _lowest = finite.Length == 0 ? 0 : finite[0];
        _span = finite.Length == 0 ? 1 : Math.Max(finite[^1] - _lowest, double.Epsilon);
        IsLogarithmic = isLogarithmic ?? (finite.Length > 0 && _span > Skewed * (finite[finite.Length / 2] - _lowest));
    }

    public bool IsLogarithmic { get; }

    public string Title => IsLogarithmic ? "log₁₀(f − lowest shown)" : "f";

    /// <summary>The scale beside the picture: a long title stands along it, a short one above.</summary>
    public JsonObject Bar => new() { ["title"] = new JsonObject { ["text"] = Title, ["side"] = IsLogarithmic ? "right" : "top" } };

    public JsonArray Of(double[][] values) => [.. values.Select(row => (JsonNode)Numbers.Of(row.Select(Of)))];

    public double Of(double value) =>
        !double.IsFinite(value) ? double.NaN
        : IsLogarithmic ? Math.Log10(Math.Max(value - _lowest, Floor * _span))
        : value;

    public double Least => Of(_lowest);

    public double Most => Of(_lowest + _span);
}
