using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.UnitTests.Specs;

/// <summary>YAML as an editor hands it to a schema: as JSON.</summary>
internal static class SpecJson
{
    public static string Of(string yaml)
    {
        Mistakes mistakes = new();
        Node root = NodeReader.Read(yaml, SpecLimits.Standard, mistakes) ?? throw new ArgumentException(yaml);
        return Of(root)?.ToJsonString() ?? "null";
    }

    private static JsonNode? Of(Node node) => node switch
    {
        SequenceNode list => new JsonArray([.. list.Items.Select(Of)]),
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))),
        ScalarNode { Kind: ScalarKind.Nothing } => null,
        ScalarNode { Kind: ScalarKind.Switch } scalar => JsonValue.Create(scalar.IsTrue),

        // JSON has neither infinities nor NaN; a text is no number either.
        ScalarNode { Kind: ScalarKind.Number } scalar when double.IsFinite(scalar.Number) => Number(scalar.Number),
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        _ => throw new ArgumentException(node.Found),
    };

    /// <summary>Whole numbers as such: for a schema, 1e6 and 2.0 are integers.</summary>
    private static JsonValue Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? JsonValue.Create((long)value) : JsonValue.Create(value);
}
