using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Forms;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The transformations of functions: defined once, and referred to by each function.</summary>
internal static class TransformationSchema
{
    public const string Definitions = "definitions";

    /// <summary>References to the definitions, for the properties of a function.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Properties() => SpecKeys.OfTransformation.Select(key =>
        KeyValuePair.Create(key, (JsonNode?)new JsonObject { ["$ref"] = $"#/{Definitions}/{key}" }));

    /// <summary>What each of the keys takes.</summary>
    public static JsonObject Define() => new()
    {
        [SpecKeys.Shift] = Shift(),
        [SpecKeys.Rotation] = SchemaParts.Values(
            TransformationRules.Rotation, SpecLimits.Standard, "The seed of a random rotation about the minimiser, in up to 500 dimensions.", null),
        [SpecKeys.Scale] = SchemaParts.Values(
            TransformationRules.Scale, SpecLimits.Standard, "A factor of x, about the minimiser.", 1),
        [SpecKeys.Conditioning] = SchemaParts.Values(
            TransformationRules.Conditioning,
            SpecLimits.Standard,
            "A condition number c: coordinate i of n, from 0, is stretched by c^(i/(2(n−1))) about the minimiser, after the rotation.",
            1),
        [SpecKeys.Noise] = Noise(),
    };

    private static JsonObject Shift()
    {
        JsonObject schema = SchemaParts.Values(
            TransformationRules.Shift,
            SpecLimits.Standard,
            "Where the minimiser moves: a number for all coordinates, a list with one for each, a list of such lists, or a range.",
            0);
        ((JsonArray)schema["anyOf"]!).Add((JsonNode)SchemaParts.List(SchemaParts.List(SchemaParts.Number(TransformationRules.Shift))));
        return schema;
    }

    private static JsonObject Noise()
    {
        JsonObject Deviation(string description) => SchemaParts.Values(TransformationRules.Noise, SpecLimits.Standard, description, 0);
        JsonObject schema = Deviation("Normal noise by seed and iteration: standard deviations; a number stands for both value and gradient.");
        ((JsonArray)schema["anyOf"]!).Add((JsonNode)SchemaParts.Mapping(
            "Each kind of noise on its own.",
            new JsonObject
            {
                [SpecKeys.Value] = Deviation("What is added to f(x)."),
                [SpecKeys.Gradient] = Deviation("What is added to each coordinate of the gradient."),
                [SpecKeys.RelativeValue] = Deviation("What f(x) is multiplied by, about 1."),
                [SpecKeys.RelativeGradient] = Deviation("What each coordinate of the gradient is multiplied by, about 1."),
            }));
        return schema;
    }
}
