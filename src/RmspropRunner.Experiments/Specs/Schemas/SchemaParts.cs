using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The pieces that the schema is made of.</summary>
internal static class SchemaParts
{
    /// <summary>A mapping with no other keys than these.</summary>
    public static JsonObject Mapping(string description, JsonObject properties, params string[] required)
    {
        JsonObject schema = new() { ["description"] = description, ["type"] = "object" };
        if (required.Length > 0)
            schema["required"] = Texts(required);
        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>A number that the rule allows, as far as its interval says.</summary>
    public static JsonObject Number(NumberRule rule, string? description = null)
    {
        JsonObject schema = [];
        if (description is not null)
            schema["description"] = description;
        schema["type"] = rule.IsSwitch ? "boolean" : rule.IsWhole ? "integer" : "number";
        if (rule.IsSwitch)
            return schema;
        if (rule.Step > 1)
            schema["multipleOf"] = rule.Step;
        if (double.IsFinite(rule.Minimum))
            schema[rule.AboveMinimum ? "exclusiveMinimum" : "minimum"] = rule.Minimum;
        if (double.IsFinite(rule.Maximum))
            schema[rule.BelowMaximum ? "exclusiveMaximum" : "maximum"] = rule.Maximum;
        return schema;
    }

    /// <summary>A value, a list of values, or a range.</summary>
    public static JsonObject Values(NumberRule rule, SpecLimits limits, string description, JsonNode? defaultValue)
    {
        JsonObject schema = new() { ["description"] = description };
        if (defaultValue is not null)
            schema["default"] = defaultValue;
        JsonArray forms = [Number(rule), List(Number(rule))];
        if (!rule.IsSwitch)
            forms.Add(Range(rule, limits));
        schema["anyOf"] = forms;
        return schema;
    }

    /// <summary>A list with at least one item.</summary>
    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = items };

    /// <summary>One of some words.</summary>
    public static JsonObject OneOf(params IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = Texts(words) };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonObject Range(NumberRule rule, SpecLimits limits)
    {
        JsonObject schema = Mapping(
            "Values evenly spaced by difference (linear) or by ratio (log), both ends among them.",
            new JsonObject
            {
                [SpecKeys.From] = Number(rule),
                [SpecKeys.To] = Number(rule),
                [SpecKeys.Count] = Number(NumberRule.Whole("a count", 1, limits.ValuesOfRange)),
                [SpecKeys.Scale] = OneOf(SpecKeys.Scales),
            },
            SpecKeys.From,
            SpecKeys.To,
            SpecKeys.Count);
        if (rule.Minimum > 0 || (rule.Minimum == 0 && rule.AboveMinimum))
            return schema;

        JsonObject positive = Number(NumberRule.Above0(""));
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["properties"] = new JsonObject { [SpecKeys.Scale] = OneOf(SpecKeys.Linear) } },
            new JsonObject { ["properties"] = new JsonObject { [SpecKeys.From] = positive, [SpecKeys.To] = positive.DeepClone() } });
        return schema;
    }
}
