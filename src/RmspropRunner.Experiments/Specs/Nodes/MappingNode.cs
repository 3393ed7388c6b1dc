namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>Keys with their values, no key twice.</summary>
internal sealed class MappingNode(Place place, IReadOnlyList<MappingEntry> entries)
    : Node(place, 1 + entries.Sum(entry => 1 + entry.Value.Size))
{
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public override string Found => "A mapping";
}
