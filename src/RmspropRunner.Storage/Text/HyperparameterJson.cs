using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Storage.Text;

/// <summary>Hyperparameters in the order and the digits in which the plan writes them.</summary>
internal static class HyperparameterJson
{
    private const string VariantKey = "variant";
    private const string ScheduleKey = "schedule";

    /// <summary>Restores what a database has reordered; leaves as it is what no optimizer of this program has.</summary>
    public static string Restore(string optimizer, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Dictionary<string, JsonElement> values = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        string? name = values.Remove(VariantKey, out JsonElement variantName) ? variantName.GetString() : null;
        OptimizerVariant? variant = OptimizerCatalog.Find(optimizer)?.Variants.FirstOrDefault(known => known.Name == name);
        Schedule? schedule = values.Remove(ScheduleKey, out JsonElement scheduleName)
            ? ScheduleCatalog.Find(scheduleName.ToString())
            : ScheduleCatalog.Constant;
        IReadOnlyList<Hyperparameter> known = variant is null || schedule is null ? [] : variant.HyperparametersUnder(schedule);
        bool isKnown = variant is not null && schedule is not null
            && known.All(each => each.IsLeftOut || values.ContainsKey(each.Name))
            && values.Keys.All(key => known.Any(each => each.Name == key));
        return isKnown
            ? HyperparameterText.Write(variant!, schedule!, [.. known.Select(each => Value(each, values))])
            : JsonSerializer.Serialize(document.RootElement);
    }

    private static double Value(Hyperparameter hyperparameter, Dictionary<string, JsonElement> values) =>
        values.TryGetValue(hyperparameter.Name, out JsonElement value) ? Number(value) : hyperparameter.Default!.Value;

    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.GetDouble(),
    };
}
