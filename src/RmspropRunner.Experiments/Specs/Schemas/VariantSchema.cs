using System.Text.Json.Nodes;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>
/// An optimizer with variants: for each of them, either the spec does not name it, or its hyperparameters are the ones
/// that are accepted. So a list of variants takes what all of them know and needs what any of them does.
/// </summary>
internal static class VariantSchema
{
    public static JsonObject Parameters(Optimizer optimizer)
    {
        JsonArray conditions = [];
        foreach (OptimizerVariant variant in optimizer.Variants)
            conditions.Add(new JsonObject { ["anyOf"] = new JsonArray(Without(optimizer, variant), With(optimizer, variant)) });
        return new JsonObject { ["description"] = optimizer.Summary, ["type"] = "object", ["allOf"] = conditions };
    }

    private static JsonObject With(Optimizer optimizer, OptimizerVariant variant)
    {
        JsonObject properties = OptimizerSchema.Hyperparameters(variant);
        properties.Insert(0, SpecKeys.Variant, Naming(optimizer.Variants, optimizer.Variants[0]));
        return SchemaParts.Mapping($"{variant.Name}: {variant.Formula}", properties, OptimizerSchema.Required(variant));
    }

    private static JsonObject Without(Optimizer optimizer, OptimizerVariant variant)
    {
        JsonObject schema = new()
        {
            ["properties"] = new JsonObject
            {
                [SpecKeys.Variant] = Naming(optimizer.Variants.Where(other => other != variant), optimizer.Variants[0]),
            },
        };

        // Naming no variant is naming the first.
        if (variant == optimizer.Variants[0])
            schema["required"] = SchemaParts.Texts([SpecKeys.Variant]);
        return schema;
    }

    private static JsonObject Naming(IEnumerable<OptimizerVariant> variants, OptimizerVariant first)
    {
        string[] names = [.. variants.Select(variant => variant.Name!)];
        return new JsonObject
        {
            ["description"] = "Which way of writing the optimizer, or a list of them.",
            ["default"] = first.Name,
            ["anyOf"] = new JsonArray(SchemaParts.OneOf(names), SchemaParts.List(SchemaParts.OneOf(names))),
        };
    }
}
