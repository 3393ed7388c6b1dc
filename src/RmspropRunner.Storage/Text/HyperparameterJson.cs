using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Preparations;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Storage.Text;

/// <summary>Hyperparameters in the order and the digits in which the plan writes them.</summary>
internal static class HyperparameterJson
{
    private const string VariantKey = "variant";
    private const string ScheduleKey = "schedule";

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
        Schedule? schedule = values.Remove(ScheduleKey, out JsonElement scheduleName)
            ? ScheduleCatalog.Find(scheduleName.ToString())
            : ScheduleCatalog.Constant;
        if (schedule is null || schedule.Parameters.Any(parameter => !values.ContainsKey(parameter.Name)))
            return JsonSerializer.Serialize(document.RootElement);
        IReadOnlyList<Hyperparameter> known = variant?.HyperparametersUnder(schedule) ?? [];
        bool isKnown = variant is not null
            && known.All(each => each.IsLeftOut || values.ContainsKey(each.Name))
            && values.Keys.All(key => known.Any(each => each.Name == key));
        return isKnown
            ? HyperparameterText.Write(variant!, schedule, [.. known.Select(each => Value(each, values))])
            : Unknown(name, schedule, values);
    }

    private static string Unknown(string? variant, Schedule schedule, Dictionary<string, JsonElement> values)
    {
        OptimizerVariant written = new()
        {
            Name = variant,
            Formula = "",
            Reference = "",
            Hyperparameters = [.. values.Where(each => schedule.Parameters.All(parameter => parameter.Name != each.Key)).Select(each => new Hyperparameter
            {
                Name = each.Key,
                Description = "",
                IsSwitch = each.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            })],
            Refuses = [.. Preparation.Hyperparameters.Select(common => common.Name)],
            Rule = _ => throw new InvalidOperationException($"Variant {variant} is for writing alone."),
        };
        return HyperparameterText.Write(written, schedule, [.. written.HyperparametersUnder(schedule).Select(each => Number(values[each.Name]))]);
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
