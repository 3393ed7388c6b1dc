using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The problems, from their catalog.</summary>
internal static class ProblemSchema
{
    public static JsonObject List()
    {
        JsonObject properties = [];
        foreach (Problem problem in ProblemCatalog.All)
            properties[problem.Name] = Parameters(problem);
        JsonObject list = SchemaParts.List(NamedEntrySchema.Entry(ProblemCatalog.All.Select(problem => problem.Name), properties));
        list.Insert(0, "description", "The functions to minimise; entries for the same problem are a union.");
        return list;
    }

    private static JsonObject Parameters(Problem problem)
    {
        JsonObject schema = SchemaParts.Mapping(
            $"{problem.Summary}: {problem.Formula}",
            new JsonObject
            {
                [SpecKeys.Dimension] = SchemaParts.Values(
                    NumberRule.DimensionOf(problem),
                    SpecLimits.Standard,
                    $"The number of parameters: {problem.Dimensions}.",
                    SpecNumbers.DefaultDimension(problem)),
                [SpecKeys.Bounds] = Bounds(problem),
            });
        schema["type"] = SchemaParts.Texts(["object", "null"]);
        return schema;
    }

    private static JsonObject Bounds(Problem problem) => new()
    {
        ["description"] = string.Create(
            CultureInfo.InvariantCulture,
            $"Where uniform starts are drawn: [low, high] for all coordinates, or a list of such pairs, one for each. "
            + $"Default [{problem.Bounds.Low}, {problem.Bounds.High}]."),
        ["default"] = new JsonArray(problem.Bounds.Low, problem.Bounds.High),
        ["anyOf"] = new JsonArray(Pair(), SchemaParts.List(Pair())),
    };

    private static JsonObject Pair()
    {
        JsonObject pair = SchemaParts.List(SchemaParts.Number(NumberRule.Any("")));
        pair["minItems"] = 2;
        pair["maxItems"] = 2;
        return pair;
    }
}
