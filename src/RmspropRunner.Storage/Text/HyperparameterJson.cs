using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Storage.Text;

/// <summary>Hyperparameters in the order and the digits in which the plan writes them.</summary>
internal static class HyperparameterJson
{
    private const string VariantKey = "variant";

    /// <summary>Restores what a database has reordered; leaves as it is what no optimizer of this program has.</summary>
    public static string Restore(string optimizer, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, JsonElement> values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        string? name = values.Remove(VariantKey, out JsonElement variantName) ? variantName.GetString() : null;
        OptimizerVariant? variant = OptimizerCatalog.Find(optimizer)?.Variants.FirstOrDefault(known => known.Name == name);
        return variant is not null && variant.Hyperparameters.Count == values.Count && variant.Hyperparameters.All(known => values.ContainsKey(known.Name))
            ? HyperparameterText.Write(variant, [.. variant.Hyperparameters.Select(known => Number(values[known.Name]))])
            : JsonSerializer.Serialize(document.RootElement);
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };
}
