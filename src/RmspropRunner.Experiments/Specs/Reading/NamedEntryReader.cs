using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>- sphere</c> and <c>- sphere: { dimension: 3 }</c>.</summary>
/// <param name="noun">What is named: "problem" or "optimizer".</param>
/// <param name="known">The names there are.</param>
/// <param name="mistakes">Where mistakes go.</param>
/// <param name="knowsAll">False where more names may be known than could be found out: then others are no mistakes.</param>
internal sealed class NamedEntryReader(string noun, IReadOnlyList<string> known, Mistakes mistakes, bool knowsAll = true)
{
    private readonly string _thing = noun[0] is 'o' ? $"an {noun}" : $"a {noun}";

    /// <summary>The entries whose names are known.</summary>
    public IEnumerable<NamedEntry> Read(Node node)
    {
        if (node is SequenceNode { Items.Count: > 0 } list)
            return list.Items.Select(ReadEntry).OfType<NamedEntry>();
        mistakes.Add(node.Place, $"{node.Found} is not a list of {noun}s: it takes a list with at least one entry, such as - {known[0]}.");
        return [];
    }

    private NamedEntry? ReadEntry(Node node)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.Text } name:
                return IsKnown(name) ? new NamedEntry(name, null) : null;
            case MappingNode { Entries: { Count: > 0 } entries }:
                (ScalarNode key, Node parameters) = entries[0];
                foreach (MappingEntry stray in entries.Skip(1))
                    mistakes.Add(stray.Key.Place, Stray(stray.Key.Text, key.Text));
                return IsKnown(key) ? ReadParameters(key, parameters) : null;
            default:
                mistakes.Add(node.Place, $"{node.Found} is not {_thing}: it takes one of {string.Join(", ", known)}.");
                return null;
        }
    }

    private NamedEntry? ReadParameters(ScalarNode name, Node parameters)
    {
        switch (parameters)
        {
            case ScalarNode { Kind: ScalarKind.Nothing }:
                return new NamedEntry(name, null);
            case MappingNode mapping:
                return new NamedEntry(name, mapping);
            default:
                mistakes.Add(parameters.Place, $"{parameters.Found} is not a mapping with the parameters of {name.Text}.");
                return null;
        }
    }

    private bool IsKnown(ScalarNode name)
    {
        bool isKnown = known.Contains(name.Text);
        if (!isKnown && knowsAll)
            mistakes.Add(name.Place, KnownNames.Answer(name.Text, _thing, known, $"The {noun}s are"));
        return isKnown;
    }

    private string Stray(string stray, string name) => known.Contains(stray)
        ? $"{Quotation.Of(stray)} needs an entry of its own: begin it with '- '."
        : $"{Quotation.Of(stray)} stands beside {Quotation.Of(name)}, not under it: "
            + "an entry has one name; indent what belongs to it further.";
}
