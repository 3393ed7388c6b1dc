using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The contents that a spec carries for what its entries name as files.</summary>
internal static class DataSchema
{
    public static JsonObject Data()
    {
        JsonObject text = new() { ["type"] = "string" };
        JsonObject packed = SchemaParts.Mapping(
            "A file packed with gzip, in base64.", new JsonObject { [SpecKeys.Gzip] = new JsonObject { ["type"] = "string" } }, SpecKeys.Gzip);
        return new JsonObject
        {
            ["description"] = "What entries name as files, by those names: the text, or { gzip: base64 }. What is not here is looked for among the files beside the spec.",
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray(text, packed) },
        };
    }

    /// <summary>A file that an entry names, or several, each of which is a problem of its own.</summary>
    public static JsonObject File(string description) => new()
    {
        ["description"] = $"{description}: a path relative to the spec, or a name under data, or {SpecData.DigestPrefix} and the digest of what is there. A list is a problem for each.",
        ["anyOf"] = new JsonArray(Name(), SchemaParts.List(Name())),
    };

    private static JsonObject Name() => new() { ["type"] = "string", ["minLength"] = 1 };
}
