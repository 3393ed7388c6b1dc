using System.Text.Json.Nodes;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The DLLs with a user's own problems and optimizers.</summary>
internal static class PluginSchema
{
    public static JsonObject List()
    {
        JsonObject list = SchemaParts.List(new JsonObject
        {
            ["anyOf"] = new JsonArray(
                File(),
                SchemaParts.Mapping(
                    "A DLL of which the content is known.",
                    new JsonObject
                    {
                        [SpecKeys.File] = File(),
                        [SpecKeys.Digest] = new JsonObject
                        {
                            ["description"] = "sha256: and 64 hexadecimal digits.",
                            ["type"] = "string",
                            ["pattern"] = "^sha256:[0-9a-f]{64}$",
                        },
                    },
                    SpecKeys.File)),
        });
        list.Insert(0, "description", "DLLs with problems and optimizers of your own; rmsprop schema SPEC knows what a spec's plugins have.");
        list["maxItems"] = SpecNumbers.MostPlugins;
        return list;
    }

    private static JsonObject File() => new()
    {
        ["description"] = "The path of a DLL, relative to the spec.",
        ["type"] = "string",
        ["minLength"] = 1,
    };
}
