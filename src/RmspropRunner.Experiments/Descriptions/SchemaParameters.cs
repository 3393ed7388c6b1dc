using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Schemas;

namespace RmspropRunner.Experiments.Descriptions;

/// <summary>
/// Reads the parameters of an entry off its schema, which its reader has to agree with anyway, so that each is described
/// once. It knows the pieces that the schemas here are made of, not every schema there is.
/// </summary>
internal static class SchemaParameters
{
    /// <param name="mapping">The schema of what may be written under a name.</param>
    public static IReadOnlyList<ParameterDescription> Of(JsonObject mapping) => Of(
        mapping["properties"]?.AsObject() ?? [], [.. mapping["required"]?.AsArray().Select(name => (string)name!) ?? []]);

    /// <param name="properties">The schemas of the parameters.</param>
    /// <param name="required">Those that have to be there.</param>
    public static IReadOnlyList<ParameterDescription> Of(JsonObject properties, IReadOnlyCollection<string> required) =>
        [.. properties.SelectMany(property => Of(property.Key, Resolve(property.Value!.AsObject()), required.Contains(property.Key)))];

    /// <summary>A parameter, and below it those of the mapping that it may be.</summary>
    private static IEnumerable<ParameterDescription> Of(string name, JsonObject schema, bool isRequired)
    {
        yield return new ParameterDescription(
            name, (string?)schema["description"] ?? "", Accepts(schema), schema["default"]?.ToJsonString(), isRequired);
        JsonObject? mapping = Forms(schema).FirstOrDefault(IsMapping);
        foreach ((string key, JsonNode? inner) in mapping?["properties"]?.AsObject() ?? [])
        {
            bool isNeeded = mapping!["required"] is JsonArray needed && needed.Any(each => (string?)each == key);
            foreach (ParameterDescription each in Of($"{name}: {key}", Resolve(inner!.AsObject()), isNeeded))
                yield return each;
        }
    }

    private static IReadOnlyList<JsonObject> Forms(JsonObject schema) =>
        schema["anyOf"] is JsonArray forms && schema["properties"] is null ? [.. forms.Select(form => form!.AsObject())] : [schema];

    /// <summary>Whether it is a mapping with keys of its own; a range is one too, but of the whole language.</summary>
    private static bool IsMapping(JsonObject schema) => schema["properties"] is JsonObject properties && !properties.ContainsKey("from");

    private static JsonObject Resolve(JsonObject schema) =>
        (string?)schema["$ref"] is { } reference ? SharedSchemas.Define()[reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject() : schema;

    /// <summary>A value, and whether a list or a range of such values is taken too; null for what is no plain value.</summary>
    private static string? Accepts(JsonObject schema)
    {
        IReadOnlyList<JsonObject> each = Forms(schema);
        if (Value(each[0]) is not { } value)
            return null;
        bool takesList = each.Any(form => (string?)TypeOf(form) == "array");
        bool takesRange = each.Any(form => form["properties"]?["from"] is not null);
        return value + (takesList, takesRange) switch
        {
            (true, true) => ", or a list or a range of such",
            (true, false) => ", or a list of such",
            _ => "",
        } + (each.Any(IsMapping) ? ", or a mapping" : "");
    }

    private static string? Value(JsonObject schema) =>
        schema["enum"] is JsonArray words ? string.Join(" or ", words.Select(word => (string)word!))
        : (string?)TypeOf(schema) switch
        {
            "boolean" => "true or false",
            "integer" => "a whole number" + Interval(schema),
            "number" => "a number" + Interval(schema),
            _ => null,
        };

    private static JsonValue? TypeOf(JsonObject schema) => schema["type"] as JsonValue;

    private static string Interval(JsonObject schema)
    {
        double? least = (double?)schema["minimum"];
        double? above = (double?)schema["exclusiveMinimum"];
        double? most = (double?)schema["maximum"];
        double? below = (double?)schema["exclusiveMaximum"];
        string low = least is not null ? $" from {Text(least)}" : above is not null ? $" above {Text(above)}" : "";
        return most is not null ? $"{low} to {Text(most)}"
            : below is not null ? $"{low}{(above is null ? " to below " : " and below ")}{Text(below)}"
            : least is not null ? $"{low} up"
            : low;
    }

    private static string Text(double? value) => value!.Value.ToString("R", CultureInfo.InvariantCulture);
}
