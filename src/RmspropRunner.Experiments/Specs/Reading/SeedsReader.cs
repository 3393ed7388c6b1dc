using System.Globalization;
using System.Text.RegularExpressions;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>1..20</c>, <c>7</c>, <c>[1, 5, 10..20]</c> and <c>{ count: 20, from: 1 }</c>.</summary>
internal sealed partial class SeedsReader(Mistakes mistakes)
{
    private const string OrRange = ", a range such as 1..20";
    private const string OrMore = OrRange + ", a list of those, or { count: 20, from: 1 }";
    private const long SeedCount = 1L << 32;

    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _seed = NumberRule.Whole("a seed", 0, uint.MaxValue);
    private readonly NumberRule _count = NumberRule.Whole("a count of seeds", 1, SeedCount);

    /// <summary>The seeds; null where there are none that can be read.</summary>
    public SeedSet? Read(Node node)
    {
        SeedRuns runs = new();
        switch (node)
        {
            case SequenceNode { Items.Count: > 0 } list:
                foreach (Node item in list.Items)
                    Add(runs, ReadRun(item, OrRange));
                break;
            case MappingNode:
                Add(runs, ReadCount(node));
                break;
            default:
                Add(runs, ReadRun(node, OrMore));
                break;
        }

        return runs.ToSeedSet();
    }

    private static void Add(SeedRuns runs, SeedRange? run)
    {
        if (run is not null)
            runs.Add(run.Value);
    }

    private SeedRange? ReadRun(Node node, string otherwise)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Text } text || Run().Match(text.Text) is not { Success: true } match)
            return _numbers.Read(node, _seed, otherwise) is double seed ? new SeedRange((uint)seed, 1) : null;

        if (Seed(match.Groups["first"], node) is not long first || Seed(match.Groups["last"], node) is not long last)
            return null;
        if (first <= last)
            return new SeedRange((uint)first, last - first + 1);
        mistakes.Add(node.Place, $"The seeds {text.Text} run backwards: write {last}..{first}.");
        return null;
    }

    private long? Seed(Group digits, Node node)
    {
        if (long.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long seed) && seed <= uint.MaxValue)
            return seed;
        mistakes.Add(node.Place, $"{Quotation.Shortened(digits.Value)} is not a seed: it takes {_seed.Accepts}.");
        return null;
    }

    private SeedRange? ReadCount(Node node)
    {
        if (Fields.Read(node, "a count of seeds", SpecKeys.OfSeeds, mistakes) is not Fields fields)
            return null;
        double? from = fields.Optional(SpecKeys.From) is Node first ? _numbers.Read(first, _seed) : SpecNumbers.DefaultFirstSeed;
        double? count = fields.Required(SpecKeys.Count, _count.Accepts) is Node counted ? _numbers.Read(counted, _count) : null;
        if ((from, count) is not (double start, double number))
            return null;
        if (start + number <= SeedCount)
            return new SeedRange((uint)start, (long)number);
        mistakes.Add(node.Place, string.Create(
            CultureInfo.InvariantCulture, $"{number:F0} seeds from {start:F0} on go past the last one, {uint.MaxValue}: count fewer."));
        return null;
    }

    [GeneratedRegex(@"\A\s*(?<first>[0-9]+)\s*\.\.\s*(?<last>[0-9]+)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
