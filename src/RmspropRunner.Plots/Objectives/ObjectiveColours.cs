using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Objectives;

/// <summary>How values of f become colours: as they are, or by their logarithm above the lowest, where few are large.</summary>
internal sealed class ObjectiveColours
{
    /// <summary>Where the highest value is so many times as far from the lowest as the median is, the logarithm shows more.</summary>
    private const double Skewed = 15;

    private readonly double _lowest;
    private readonly double _span;
    private readonly double _floor;

    /// <param name="values">What is shown.</param>
    /// <param name="isLogarithmic">Whether by the logarithm; null for what suits the values.</param>
    /// <param name="floor">The lowest value has no logarithm: it, and what is closer to it, is shown so far below the highest.</param>
    public ObjectiveColours(double[][] values, bool? isLogarithmic, double floor = 1e-6)
    {
        _floor = floor;
        double[] finite = [.. values.SelectMany(row => row).Where(double.IsFinite).Order()];
        _lowest = finite.Length == 0 ? 0 : finite[0];
        _span = finite.Length == 0 ? 1 : Math.Max(finite[^1] - _lowest, double.Epsilon);
        IsLogarithmic = isLogarithmic ?? (finite.Length > 0 && _span > Skewed * (finite[finite.Length / 2] - _lowest));
    }

    public bool IsLogarithmic { get; }

    public string Title => IsLogarithmic ? "log₁₀(f − lowest shown)" : "f";

    /// <summary>The scale beside the picture: a long title stands along it, a short one above.</summary>
    public JsonObject Bar => new() { ["title"] = new JsonObject { ["text"] = Title, ["side"] = IsLogarithmic ? "right" : "top" } };

    public JsonArray Of(double[][] values) => [.. values.Select(row => (JsonNode)Numbers.Of(row.Select(value => Short(Of(value)))))];

    public double Of(double value) =>
        !double.IsFinite(value) ? double.NaN
        : IsLogarithmic ? Math.Log10(Math.Max(value - _lowest, _floor * _span))
        : value;

    /// <summary>What is shown as the lowest value is, though it is not; null where nothing is.</summary>
    public string? Note => IsLogarithmic
        ? $"The lowest value has no logarithm: it, and what is less than {Captions.Text(_floor * _span)} above it, is shown as the bottom."
        : null;

    /// <summary>Six digits are more than a colour shows, and a third of the page.</summary>
    private static double Short(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    public double Least => Of(_lowest);

    public double Most => Of(_lowest + _span);
}
