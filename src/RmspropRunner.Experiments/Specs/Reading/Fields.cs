using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>The values of a mapping whose keys are fixed.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, Node> _values = [];
    private readonly Place _place;
    private readonly string _thing;
    private readonly Mistakes _mistakes;

    private Fields(Place place, string thing, Mistakes mistakes)
    {
        _place = place;
        _thing = thing;
        _mistakes = mistakes;
    }

    /// <summary>The mapping's fields; null where it is none.</summary>
    /// <param name="node">What should be a mapping.</param>
    /// <param name="thing">What it stands for, such as "a range".</param>
    /// <param name="keys">The keys it takes.</param>
    /// <param name="mistakes">Where unknown keys go.</param>
    public static Fields? Read(Node node, string thing, IReadOnlyList<string> keys, Mistakes mistakes)
    {
        if (node is not MappingNode mapping)
        {
            mistakes.Add(node.Place, $"{node.Found} is not {thing}: it takes a mapping with {string.Join(", ", keys)}.");
            return null;
        }

        Fields fields = new(mapping.Place, thing, mistakes);
        foreach ((ScalarNode key, Node value) in mapping.Entries)
        {
            if (keys.Contains(key.Text))
                fields._values.Add(key.Text, value);
            else
                mistakes.Add(key.Place, KnownNames.Answer(key.Text, $"a key of {thing}", keys, "The keys are"));
        }

        return fields;
    }

    /// <summary>The value of a key; null where the mapping has none.</summary>
    public Node? Optional(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of a key that must be there; null, and a mistake, where it is not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="accepts">What it takes, such as "a list of problems".</param>
    public Node? Required(string key, string accepts)
    {
        Node? value = Optional(key);
        if (value is null)
            _mistakes.Add(_place, $"'{key}' is missing: {_thing} needs it; it takes {accepts}.");
        return value;
    }
}
