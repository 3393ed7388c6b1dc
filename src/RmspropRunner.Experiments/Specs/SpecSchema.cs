using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs;

/// <summary>
/// The JSON Schema of the spec language, for editors: completion, descriptions and most mistakes as one types. Draft 7,
/// which the editors' YAML support reads. What only counting or comparing can find is left to the parser.
/// </summary>
public static class SpecSchema
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as indented JSON.</summary>
    public static string Write() => Write([]);

    /// <summary>The schema of specs that have these plugins, as indented JSON.</summary>
    public static string Write(IReadOnlyList<Plugin> plugins) => Create(plugins).ToJsonString(Options) + "\n";

    private static JsonObject Create(IReadOnlyList<Plugin> plugins)
    {
        JsonObject schema = SchemaParts.Mapping(
            "An experiment: problems × optimizers × hyperparameters × starts × seeds.",
            new JsonObject
            {
                [SpecKeys.Name] = Name(),
                [SpecKeys.Description] = new JsonObject
                {
                    ["description"] = "What the experiment is about.",
                    ["type"] = "string",
                    ["pattern"] = @"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$",
                },
                [SpecKeys.Problems] = ProblemSchema.List(ProblemForms.With(plugins)),
                [SpecKeys.Optimizers] = OptimizerSchema.List([.. OptimizerCatalog.All, .. plugins.SelectMany(plugin => plugin.Optimizers)]),
                [SpecKeys.Seeds] = SeedsSchema.Seeds(),
                [SpecKeys.Start] = RunSchema.Start(),
                [SpecKeys.Iterations] = SchemaParts.Number(
                    RunSchema.Iterations(least: 0), "The most updates that a trial does."),
                [SpecKeys.Stop] = RunSchema.Stop(),
                [SpecKeys.Trace] = RunSchema.Trace(),
                [SpecKeys.Data] = DataSchema.Data(),
                [SpecKeys.Plugins] = PluginSchema.List(),
            },
            SpecKeys.Name,
            SpecKeys.Problems,
            SpecKeys.Optimizers,
            SpecKeys.Iterations);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "RmspropRunner spec");
        schema[TransformationSchema.Definitions] = SharedSchemas.Define();
        return schema;
    }

    private static JsonObject Name() => new()
    {
        ["description"] = "The experiment's name in the store.",
        ["type"] = "string",
        ["minLength"] = 1,
        ["maxLength"] = SpecNumbers.LongestName,

        // The end is written out, since $ also stands before a last line break in some dialects.
        ["pattern"] = @"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f])?(?![\s\S])",
    };
}
