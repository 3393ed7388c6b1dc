using System.Text.Json.Nodes;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>What many entries take: written once in the schema, and referred to.</summary>
internal static class SharedSchemas
{
    public static JsonObject Define()
    {
        JsonObject definitions = OptimizerSchema.Definitions();
        foreach ((string name, JsonNode? definition) in TransformationSchema.Define())
            definitions[name] = definition?.DeepClone();
        return definitions;
    }
}
