using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

/// <summary>Numbers for plotly.js, which leaves a gap where there is null.</summary>
internal static class Numbers
{
    /// <summary>The number, or null where it is NaN or infinite.</summary>
    public static JsonNode? Of(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    public static JsonArray Of(IEnumerable<double> values) => [.. values.Select(Of)];

    public static JsonArray Of(IEnumerable<int> values) => [.. values.Select(value => (JsonNode)value)];

    /// <summary>The same for a logarithmic axis, which has no place for what is not above 0.</summary>
    public static JsonArray Positive(IEnumerable<double> values) => Of(values.Select(value => value > 0 ? value : double.NaN));
}
