using System.Globalization;
using System.Text.Json;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Cli.Output;

/// <summary>Values as tables show them.</summary>
internal static class ShownCell
{
    private const int MostElements = 4;

    public static string Of(Cell cell) => cell.Kind switch
    {
        CellKind.Nothing => "",
        CellKind.Integer => cell.Integer.ToString(CultureInfo.InvariantCulture),
        CellKind.Number => ShownNumber.Of(cell.Number),
        CellKind.Vector => Vector(cell.Vector),
        _ => cell.Text,
    };

    /// <summary>A vector's first elements, and how many there are if there are more.</summary>
    public static string Vector(double[] vector)
    {
        string first = string.Join(", ", vector.Take(MostElements).Select(ShownNumber.Of));
        return vector.Length <= MostElements ? $"[{first}]" : $"[{first}, … {vector.Length} in all]";
    }

    /// <summary>A JSON object of hyperparameters in few characters, the variant first: tutorial, learning_rate 0.01.</summary>
    public static string Hyperparameters(string json) => Hyperparameters(json, _ => true);

    /// <summary>The same, with the hyperparameters of some names alone.</summary>
    public static string Hyperparameters(string json, Func<string, bool> isShown)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return string.Join(", ", document.RootElement.EnumerateObject()
            .Where(property => isShown(property.Name))
            .OrderBy(property => property.Name == "variant" ? 0 : 1)
            .Select(property => property.Name == "variant" ? property.Value.GetString() : $"{property.Name} {Hyperparameter(property.Value)}"));
    }

    private static string Hyperparameter(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => ShownNumber.Of(value.GetDouble()).Replace("e-0", "e-", StringComparison.Ordinal),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
