using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Storage.Text;

/// <summary>Hyperparameters in the order and the digits in which the plan writes them.</summary>
internal static class HyperparameterJson
{
    private const string VariantKey = "variant";

    /// <summary>
    /// Restores what a database has reordered. Of an optimizer that this program does not have, such as a plugin's, it has
    /// the digits, but not the order: the variant comes first, and the rest as the database has it.
    /// </summary>
    public static string Restore(string optimizer, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, JsonElement> values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        string? name = values.Remove(VariantKey, out JsonElement variantName) ? variantName.GetString() : null;
        OptimizerVariant? variant = OptimizerCatalog.Find(optimizer)?.Variants.FirstOrDefault(known => known.Name == name);
        return variant is not null && variant.Hyperparameters.Count == values.Count && variant.Hyperparameters.All(known => values.ContainsKey(known.Name))
            ? HyperparameterText.Write(variant, [.. variant.Hyperparameters.Select(known => Number(values[known.Name]))])
            : Unknown(name, values);
    }

    private static string Unknown(string? variant, Dictionary<string, JsonElement> values)
    {
        OptimizerVariant written = new()
        {
            Name = variant,
            Formula = "",
            Reference = "",
            Hyperparameters = [.. values.Select(each => new Hyperparameter
            {
                Name = each.Key,
                Description = "",
                IsSwitch = each.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            })],
            Rule = _ => throw new InvalidOperationException($"Variant {variant} is for writing alone."),
        };
        return HyperparameterText.Write(written, [.. values.Values.Select(Number)]);
    }

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };
}
