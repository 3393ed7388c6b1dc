using System.Text.Json.Nodes;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>An entry under problems or optimizers: a bare name, or one name with its parameters.</summary>
internal static class NamedEntrySchema
{
    /// <param name="bareNames">The names that need no parameters.</param>
    /// <param name="properties">The parameters of every name.</param>
    public static JsonObject Entry(IEnumerable<string> bareNames, JsonObject properties)
    {
        JsonObject mapping = new()
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        return new JsonObject { ["anyOf"] = new JsonArray(SchemaParts.OneOf(bareNames), mapping) };
    }
}
