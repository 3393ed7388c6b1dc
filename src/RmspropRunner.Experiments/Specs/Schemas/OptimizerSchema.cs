using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Preparations;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The optimizers, from their catalog.</summary>
internal static class OptimizerSchema
{
    public static JsonObject List(IReadOnlyList<Optimizer> catalog)
    {
        JsonObject properties = [];
        foreach (Optimizer optimizer in catalog)
            properties[optimizer.Name] = Parameters(optimizer);
        JsonObject list = SchemaParts.List(
            NamedEntrySchema.Entry(catalog.Where(NeedsNothing).Select(optimizer => optimizer.Name), properties));
        list.Insert(0, "description", "The optimizers to compare; entries for the same optimizer are a union.");
        return list;
    }

    private static bool NeedsNothing(Optimizer optimizer) => Required(optimizer.Variants[0]).Length == 0;

    internal static JsonObject Parameters(Optimizer optimizer)
    {
        JsonObject schema = optimizer.HasVariants
            ? VariantSchema.Parameters(optimizer)
            : SchemaParts.Mapping(
                $"{optimizer.Summary}: {optimizer.Variants[0].Formula}",
                Hyperparameters(optimizer.Variants[0]),
                Required(optimizer.Variants[0]));
        if (NeedsNothing(optimizer))
            schema["type"] = SchemaParts.Texts(["object", "null"]);
        return schema;
    }

    internal static string[] Required(OptimizerVariant variant) =>
        [.. variant.Hyperparameters.Where(hyperparameter => hyperparameter.Default is null).Select(hyperparameter => hyperparameter.Name)];

    internal static JsonObject Hyperparameters(OptimizerVariant variant)
    {
        JsonObject properties = [];
        foreach (Hyperparameter hyperparameter in variant.Hyperparameters)
            properties[hyperparameter.Name] = Values(hyperparameter);
        foreach (Hyperparameter common in variant.CommonHyperparameters)
            properties[common.Name] = SchemaParts.Reference(common.Name);
        if (variant.HasLearningRate)
            properties[SpecKeys.Schedule] = SchemaParts.Reference(SpecKeys.Schedule);
        return properties;
    }

    /// <summary>What all optimizers have: written once, and referred to.</summary>
    public static JsonObject Definitions()
    {
        JsonObject definitions = [];
        foreach (Hyperparameter common in Preparation.Hyperparameters)
            definitions[common.Name] = Values(common);
        definitions[SpecKeys.Schedule] = ScheduleSchema.Schedules();
        return definitions;
    }

    internal static JsonObject Values(Hyperparameter hyperparameter)
    {
        JsonNode? defaultValue = hyperparameter switch
        {
            { Default: null } => null,
            { IsSwitch: true } => hyperparameter.Default != 0,
            _ => hyperparameter.Default,
        };
        return SchemaParts.Values(
            NumberRule.Of(hyperparameter),
            SpecLimits.Standard,
            $"{hyperparameter.Description}: {hyperparameter.Accepts}.",
            defaultValue);
    }
}
