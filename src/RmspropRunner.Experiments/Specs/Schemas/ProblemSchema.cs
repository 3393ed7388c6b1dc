using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The problems, from their forms.</summary>
internal static class ProblemSchema
{
    public static JsonObject List(IReadOnlyList<IProblemForm> forms)
    {
        JsonObject properties = [];
        foreach (IProblemForm form in forms)
            properties[form.Name] = form.Schema();
        JsonObject list = SchemaParts.List(NamedEntrySchema.Entry(forms.Where(form => !form.NeedsParameters).Select(form => form.Name), properties));
        list.Insert(0, "description", "The functions to minimise; entries for the same problem are a union.");
        return list;
    }

    /// <summary>What may be written under a function's name.</summary>
    public static JsonObject OfFunction(Problem problem)
    {
        JsonObject properties = new()
        {
            [SpecKeys.Dimension] = SchemaParts.Values(
                NumberRule.DimensionOf(problem),
                SpecLimits.Standard,
                $"The number of parameters: {problem.Dimensions}.",
                SpecNumbers.DefaultDimension(problem)),
            [SpecKeys.Bounds] = BoundsOf(problem.Bounds),
        };
        foreach ((string key, JsonNode? value) in TransformationSchema.Properties())
            properties.Add(key, value);
        JsonObject schema = SchemaParts.Mapping($"{problem.Summary}: {problem.Formula}", properties);
        schema["type"] = SchemaParts.Texts(["object", "null"]);
        return schema;
    }

    public static JsonObject BoundsOf(IReadOnlyList<Interval> customary) => new()
    {
        ["description"] = string.Create(
            CultureInfo.InvariantCulture,
            $"Where uniform starts are drawn: [low, high] for all coordinates, or a list of such pairs, one for each. "
            + $"Default {Default(customary).ToJsonString()}."),
        ["default"] = Default(customary),
        ["anyOf"] = new JsonArray(Pair(), SchemaParts.List(Pair())),
    };

    /// <summary>Bounds whose default is told in words.</summary>
    public static JsonObject BoundsOf(string customary) => new()
    {
        ["description"] = $"Where uniform starts are drawn: [low, high] for all coordinates, or a list of such pairs, one for each. Default {customary}.",
        ["anyOf"] = new JsonArray(Pair(), SchemaParts.List(Pair())),
    };

    private static JsonArray Default(IReadOnlyList<Interval> customary) =>
        customary is [Interval all] ? Pair(all) : [.. customary.Select(JsonNode (bounds) => Pair(bounds))];

    private static JsonArray Pair(Interval bounds) => new(bounds.Low, bounds.High);

    /// <summary>[low, high].</summary>
    public static JsonObject Pair()
    {
        JsonObject pair = SchemaParts.List(SchemaParts.Number(NumberRule.Any("")));
        pair["minItems"] = 2;
        pair["maxItems"] = 2;
        return pair;
    }
}
