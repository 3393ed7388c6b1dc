using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>Reads <c>data: blobs</c>, <c>data: { blobs: { rows: 500 }, test: 0.2 }</c> and <c>data: { file: a.csv, target: b }</c>.</summary>
internal sealed class LearningDataReader(FormReading reading)
{
    private const string Thing = "a source of data";
    private const uint DefaultSplitSeed = 1;

    private readonly NumberReader _numbers = new(reading.Mistakes);

    public static string Accepts { get; } =
        $"one of {string.Join(", ", MadeData.All.Select(made => made.Name))}, or a mapping with one of these or with file and target";

    private static IReadOnlyList<string> Sources { get; } = [LearningKeys.File, .. MadeData.All.Select(made => made.Name)];

    private static IReadOnlyList<string> Keys { get; } = [.. Sources, LearningKeys.Target, .. LearningKeys.OfSplit];

    /// <summary>Which of the made data sets it names; null for none, a file for one.</summary>
    public static MadeData? MadeBy(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Text } name => MadeData.All.FirstOrDefault(made => made.Name == name.Text),
        MappingNode mapping => MadeData.All.FirstOrDefault(made => mapping.Entries.Any(entry => entry.Key.Text == made.Name)),
        _ => null,
    };

    /// <summary>The data; null, and mistakes, where they cannot be had.</summary>
    /// <param name="node">What is under the key.</param>
    /// <param name="kind">What the targets have to be.</param>
    /// <param name="model">For messages: the model's name.</param>
    public ReadData? Read(Node node, TargetKind kind, string model)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text } name)
        {
            MadeData? named = MadeBy(name);
            if (named is null)
                reading.Mistakes.Add(name.Place, KnownNames.Answer(name.Text, Thing, Sources, "It takes"));
            return named is null || new MadeDataReader(reading).Read(named, name, null, kind, model) is not { } made ? null : Completed(made, null);
        }

        if (Fields.Read(node, Thing, Keys, reading.Mistakes) is not { } fields)
            return null;
        string[] written = [.. Sources.Where(source => fields.Optional(source) is not null)];
        if (written.Length != 1)
        {
            string found = written.Length == 0 ? "No source of data is here" : $"'{written[0]}' and '{written[1]}' exclude each other";
            reading.Mistakes.Add(node.Place, $"{found}: it takes one of {string.Join(", ", Sources)}.");
            return null;
        }

        Node source = fields.Optional(written[0])!;
        DataSource? data = written[0] == LearningKeys.File
            ? new FileDataReader(reading).Read(source, fields.Required(LearningKeys.Target, "the name of the column to learn"), kind, model)
            : ReadMade(source, fields, kind, model);
        return data is null ? null : Completed(data, fields);
    }

    private DataSource? ReadMade(Node source, Fields fields, TargetKind kind, string model)
    {
        MadeData made = MadeData.All.First(each => fields.Optional(each.Name) == source);
        if (fields.Optional(LearningKeys.Target) is Node target)
        {
            reading.Mistakes.Add(target.Place, $"{made.Name} has no columns with names: '{LearningKeys.Target}' goes with '{LearningKeys.File}'.");
            return null;
        }

        return new MadeDataReader(reading).Read(made, source, source, kind, model);
    }

    private ReadData? Completed(DataSource source, Fields? fields)
    {
        double? test = Number(LearningKeys.Test, LearningRules.Test, 0);
        double? seed = Number(LearningKeys.SplitSeed, LearningRules.Seed, DefaultSplitSeed);
        bool? isStandardised = fields?.Optional(LearningKeys.Standardize) is Node written
            ? _numbers.ReadSwitch(written, $"a choice for {LearningKeys.Standardize}")
            : false;
        if ((test, seed, isStandardised) is not (double share, double drawn, bool standardises))
            return null;
        JsonObject canonical = source.Canonical;
        canonical[LearningKeys.Standardize] = standardises;
        canonical[LearningKeys.Test] = share;
        canonical[LearningKeys.SplitSeed] = (uint)drawn;
        string label = standardises ? $"{source.Label} standardized" : source.Label;
        return new ReadData(new LearningData(label, source.Shape, source.Make, new DataSplit(share, (uint)drawn), standardises), canonical);

        double? Number(string key, NumberRule rule, double otherwise) =>
            fields?.Optional(key) is Node node ? _numbers.Read(node, rule) : otherwise;
    }
}
