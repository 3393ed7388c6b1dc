using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>Gradients from a file: <c>recorded: { file: gradients.csv }</c>.</summary>
internal sealed class RecordedForm : IProblemForm
{
    /// <summary>Digits of the digest that tell recordings apart in results.</summary>
    private const int LabelDigits = 8;

    private static readonly string[] Keys = [SpecKeys.File, .. SpecKeys.OfProblem];

    public string Name => RecordedGradients.Name;

    public string Summary => RecordedGradients.Summary;

    public string Formula => RecordedGradients.Formula;

    public bool NeedsParameters => true;

    public IEnumerable<ProblemEntry> Read(NamedEntry entry, FormReading reading)
    {
        if (entry.Parameters is null)
            reading.Mistakes.Add(entry.Name.Place, $"'{SpecKeys.File}' is missing: {Name} needs it; it takes a CSV file, one gradient a row: {Name}: {{ file: gradients.csv }}.");
        if (reading.Fields(entry, Keys) is not { } fields
            || fields.Required(SpecKeys.File, "a CSV file, one gradient a row") is not { } files)
        {
            return [];
        }

        IReadOnlyList<Node> each = files is SequenceNode { Items.Count: > 0 } list ? list.Items : [files];
        return [.. each.Select(file => Read(file, fields, reading)).OfType<ProblemEntry>()];
    }

    public JsonObject Schema()
    {
        JsonObject schema = SchemaParts.Mapping(
            $"{RecordedGradients.Summary}: {RecordedGradients.Formula}",
            new JsonObject
            {
                [SpecKeys.File] = DataSchema.File("A CSV file, one gradient a row, with or without a first row of names"),
                [SpecKeys.Dimension] = SchemaParts.Values(
                    NumberRule.Whole("", 1, DimensionRange.Limit), SpecLimits.Standard, "How many columns the file has, which is the default.", null),
                [SpecKeys.Bounds] = ProblemSchema.BoundsOf([RecordedGradients.Bounds]),
            },
            SpecKeys.File);
        return schema;
    }

    private static ProblemEntry? Read(Node file, Fields fields, FormReading reading)
    {
        if (reading.Files.ReadTable(file, out SpecData? data) is not { } table)
            return null;
        JsonObject parameters = new() { [SpecKeys.File] = data!.Digest };
        string label = $"{RecordedGradients.Name} {data.Digest.AsSpan(SpecData.DigestPrefix.Length, LabelDigits)}";
        return reading.Complete(RecordedGradients.Create(label, parameters.ToJsonString(), table.ColumnCount, table.Values), fields);
    }
}
