using System.Text.Json;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Settings;

/// <summary>The value of a hyperparameter: a number, or a word such as a variant's name or a switch's position.</summary>
/// <param name="Number">The number; NaN for a word.</param>
/// <param name="Word">The word; null for a number.</param>
internal readonly record struct SettingValue(double Number, string? Word) : IComparable<SettingValue>
{
    public string Text => Word ?? Captions.Text(Number);

    /// <summary>The hyperparameters of a configuration, from the JSON object that results have of them.</summary>
    public static Dictionary<string, SettingValue> Read(string hyperparameters)
    {
        using JsonDocument json = JsonDocument.Parse(hyperparameters);
        return json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ValueKind switch
        {
            JsonValueKind.Number => new SettingValue(property.Value.GetDouble(), null),
            JsonValueKind.String => new SettingValue(double.NaN, property.Value.GetString()),
            _ => new SettingValue(double.NaN, property.Value.GetRawText()),
        });
    }

    /// <summary>Numbers by size, and after them words.</summary>
    public int CompareTo(SettingValue other) => (Word, other.Word) switch
    {
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => -1,
        (_, null) => 1,
        _ => string.CompareOrdinal(Word, other.Word),
    };
}
