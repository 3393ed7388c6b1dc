using RmspropRunner.Experiments.Specs.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>
/// Builds the tree from YAML's events. An alias is the very node that its anchor names, so that a few lines of aliases
/// of aliases take no memory; what reading them would cost is counted, and refused as soon as it is too much.
/// </summary>
internal sealed class NodeReader
{
    private readonly EventReader _parser;
    private readonly SpecLimits _limits;
    private readonly Mistakes _mistakes;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private readonly Stack<Place> _openBrackets = [];
    private long _repeated;

    private NodeReader(string yaml, SpecLimits limits, Mistakes mistakes)
    {
        _parser = new EventReader(yaml);
        _limits = limits;
        _mistakes = mistakes;
    }

    /// <summary>The text's one document; null, with the reason as the one mistake, where it cannot be read.</summary>
    public static Node? Read(string yaml, SpecLimits limits, Mistakes mistakes)
    {
        NodeReader reader = new(yaml, limits, mistakes);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            // What was found up to here may be an effect of the same slip, such as a missing bracket.
            mistakes.Clear();
            mistakes.Add(PlaceOf(exception.Start), reader.Reason(exception));
            return null;
        }
    }

    private Node? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return null;
        _parser.Consume<DocumentStart>();
        Node root = ReadNode(depth: 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            throw Refusal(second, "A second document begins here: a spec is a single document.");
        return root is ScalarNode { Kind: ScalarKind.Nothing } ? null : root;
    }

    private Node ReadNode(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
            return Resolve(alias);

        NodeEvent start = _parser.Consume<NodeEvent>();
        if (!start.Tag.IsEmpty)
            throw Refusal(start, $"The tag {Quotation.Of(start.Tag.ToString())} is not accepted: a spec has no tags.");
        if (depth > _limits.Depth && start is not Scalar)
            throw Refusal(start, $"This is nested more than {_limits.Depth} deep: a spec needs far less.");

        Place place = PlaceOf(start.Start);
        bool isBracket = start is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow };
        if (isBracket)
            _openBrackets.Push(place);
        Node node = start switch
        {
            Scalar scalar => new ScalarNode(place, scalar.Value, scalar.Style != ScalarStyle.Plain, FirstColumn(scalar)),
            SequenceStart => new SequenceNode(place, ReadItems(depth)),
            _ => new MappingNode(place, ReadEntries(depth)),
        };

        if (isBracket)
            _openBrackets.Pop();

        // Only now, so that an anchor is not known inside itself.
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private List<Node> ReadItems(int depth)
    {
        List<Node> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return items;
    }

    private List<MappingEntry> ReadEntries(int depth)
    {
        List<MappingEntry> entries = [];
        Dictionary<string, Place> places = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Node key = ReadNode(depth + 1);
            Node value = ReadNode(depth + 1);
            if (key is not ScalarNode name)
                _mistakes.Add(key.Place, $"{key.Found} is not a key: it takes a name.");
            else if (places.TryAdd(name.Text, name.Place))
                entries.Add(new MappingEntry(name, value));
            else
                AddRepeated(name, places[name.Text]);
        }

        return entries;
    }

    private void AddRepeated(ScalarNode name, Place first) => _mistakes.Add(
        name.Place, $"{Quotation.Of(name.Text)} is here a second time: line {first.Line} has it already.");

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out Node? node))
            throw Refusal(alias, $"{Quotation.Of("*" + alias.Value.Value)} repeats nothing: no anchor of that name is complete before it.");
        _repeated += node.Size;
        if (_repeated > _limits.RepeatedNodes)
            throw Refusal(alias, $"The aliases up to here repeat more than {_limits.RepeatedNodes} values: write fewer of them.");
        return node;
    }

    private static RefusedException Refusal(ParsingEvent at, string message) => new(at.Start, at.End, message);

    private string Reason(YamlException exception)
    {
        if (exception is RefusedException)
            return exception.Message;
        string open = _openBrackets.TryPeek(out Place opened)
            ? $" The bracket opened in line {opened.Line}, column {opened.Column} is not closed before."
            : "";
        return $"This is not YAML: {exception.Message.TrimEnd('.')}.{open}";
    }

    /// <summary>The column of a scalar's first character; null where what is written is longer than what it says.</summary>
    private static int? FirstColumn(Scalar scalar)
    {
        int quotes = scalar.Style switch
        {
            ScalarStyle.Plain => 0,
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => 1,
            _ => -1,
        };
        bool isAsWritten = quotes >= 0 && scalar.Start.Line == scalar.End.Line && scalar.End.Index - scalar.Start.Index == scalar.Value.Length + 2 * quotes;
        return isAsWritten ? (int)scalar.Start.Column + quotes : null;
    }

    private static Place PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>Good YAML that no spec needs; it takes the same way out as bad YAML.</summary>
    private sealed class RefusedException(in Mark start, in Mark end, string message) : YamlException(start, end, message);
}
