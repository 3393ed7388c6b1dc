using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>One seed, a range, a list of those, or a count.</summary>
internal static class SeedsSchema
{
    private const long SeedCount = 1L << 32;

    public static JsonObject Seeds() => new()
    {
        ["description"] = "The seeds of the start points: 1..20, a single number, a list of those, or { count: 20, from: 1 }.",
        ["default"] = SpecNumbers.DefaultFirstSeed,
        ["anyOf"] = new JsonArray(Seed(), Run(), SchemaParts.List(new JsonObject { ["anyOf"] = new JsonArray(Seed(), Run()) }), Count()),
    };

    private static JsonObject Seed() => SchemaParts.Number(NumberRule.Whole("", 0, uint.MaxValue));

    private static JsonObject Run() => new() { ["type"] = "string", ["pattern"] = @"^\s*[0-9]+\s*\.\.\s*[0-9]+\s*$" };

    private static JsonObject Count() => SchemaParts.Mapping(
        "So many consecutive seeds.",
        new JsonObject
        {
            [SpecKeys.Count] = SchemaParts.Number(NumberRule.Whole("", 1, SeedCount), "How many seeds."),
            [SpecKeys.From] = SchemaParts.Number(NumberRule.Whole("", 0, uint.MaxValue), "The first of them; default 1."),
        },
        SpecKeys.Count);
}
