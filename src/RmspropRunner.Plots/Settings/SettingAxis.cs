using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Settings;

/// <summary>The values of a hyperparameter along an axis, spaced as they were chosen.</summary>
internal sealed class SettingAxis
{
    /// <summary>Gaps count as even where none is so many times as wide as another.</summary>
    private const double Uneven = 3;

    /// <summary>Two values are spaced by ratio where one is so many times the other.</summary>
    private const double Ratio = 5;

    /// <summary>So few values have each a label, in place of round numbers.</summary>
    private const int MostLabels = 12;

    private readonly Dictionary<SettingValue, int> _places;

    /// <param name="name">The hyperparameter.</param>
    /// <param name="values">All of its values; what occurs twice counts once.</param>
    /// <param name="keepsUneven">Whether numbers stay where they are though they are not evenly spaced: a line needs that, a cell would become too thin.</param>
    public SettingAxis(string name, IEnumerable<SettingValue> values, bool keepsUneven)
    {
        Name = name;
        Values = [.. values.Distinct().Order()];
        _places = Values.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
        Scale = ScaleOf([.. Values.Select(value => value.Number)], keepsUneven);
    }

    public string Name { get; }

    public IReadOnlyList<SettingValue> Values { get; }

    public SettingScale Scale { get; }

    /// <summary>Which of the values it is, from 0.</summary>
    public int IndexOf(SettingValue value) => _places[value];

    /// <summary>Where it is on the axis.</summary>
    public double PlaceOf(SettingValue value) => Scale == SettingScale.Places ? _places[value] : value.Number;

    public JsonObject Draw()
    {
        JsonObject axis = Axes.Of(Name, Scale == SettingScale.Logarithmic);
        if (Scale == SettingScale.Places || Values.Count <= MostLabels)
        {
            axis["tickvals"] = Numbers.Of(Values.Select(PlaceOf));
            axis["ticktext"] = new JsonArray([.. Values.Select(value => (JsonNode)HtmlText.Of(value.Text))]);
        }

        return axis;
    }

    private static SettingScale ScaleOf(double[] values, bool keepsUneven)
    {
        if (values.Length == 0 || values.Any(double.IsNaN))
            return SettingScale.Places;
        bool isPositive = values[0] > 0 && values[^1] >= Ratio * values[0];
        if (keepsUneven)
            return isPositive ? SettingScale.Logarithmic : SettingScale.Linear;
        if (values.Length < 3)
            return isPositive ? SettingScale.Logarithmic : SettingScale.Places;
        return isPositive && AreEven([.. values.Select(Math.Log10)]) ? SettingScale.Logarithmic
            : AreEven(values) ? SettingScale.Linear
            : SettingScale.Places;
    }

    private static bool AreEven(double[] values)
    {
        double[] gaps = [.. values.Skip(1).Zip(values, (next, value) => next - value)];
        return gaps.Max() <= Uneven * gaps.Min();
    }
}
