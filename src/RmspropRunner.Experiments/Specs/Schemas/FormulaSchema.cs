using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>What may be written under <c>formula</c>.</summary>
internal static class FormulaSchema
{
    private const string NamePattern = "^[A-Za-z_][A-Za-z0-9_]*$";

    public static JsonObject Parameters()
    {
        NumberRule dimension = NumberRule.Whole("a dimension", 1, DimensionRange.Limit);
        JsonObject properties = new()
        {
            [SpecKeys.Expression] = new JsonObject
            {
                ["description"] = "Such as x^2 + 3*y^2 + sin(x*y), or sum(i = 1..n, x[i]^2) for any dimension.",
                ["type"] = SchemaParts.Texts(["string", "number"]),
                ["maxLength"] = FormulaLimits.Length,
            },
            [SpecKeys.Bounds] = new JsonObject
            {
                ["description"] = "Where uniform starts are drawn: the variables with their bounds, or [low, high] for all of x[1] to x[n], or a list of such pairs.",
                ["anyOf"] = new JsonArray(
                    ProblemSchema.Pair(),
                    SchemaParts.List(ProblemSchema.Pair()),
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["minProperties"] = 1,
                        ["patternProperties"] = new JsonObject { [NamePattern] = ProblemSchema.Pair() },
                        ["additionalProperties"] = false,
                    }),
            },
            [SpecKeys.Dimension] = SchemaParts.Values(
                dimension, SpecLimits.Standard, "The number of coordinates x[1] to x[n]; with named variables it is their number.", null),
            [SpecKeys.Variables] = Variables(),
            [SpecKeys.Minimum] = SchemaParts.Number(NumberRule.Any(""), "The lowest value, where it is known."),
            [SpecKeys.Name] = new JsonObject
            {
                ["description"] = "What results call it; without, the expression.",
                ["type"] = "string",
                ["minLength"] = 1,
                ["maxLength"] = SpecNumbers.LongestName,
            },
        };
        foreach ((string key, JsonNode? value) in TransformationSchema.Properties())
            properties.Add(key, value);
        return SchemaParts.Mapping(
            "A function written here: numbers, variables, + - * / ^, functions, sums and products over an index.",
            properties,
            SpecKeys.Expression,
            SpecKeys.Bounds);
    }

    private static JsonObject Variables()
    {
        JsonObject names = SchemaParts.List(new JsonObject { ["type"] = "string", ["pattern"] = NamePattern });
        names.Insert(0, "description", "The names of the variables, in order, beside bounds that have no names.");
        return names;
    }
}
