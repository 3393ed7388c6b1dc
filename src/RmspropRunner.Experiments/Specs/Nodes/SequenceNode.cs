namespace RmspropRunner.Experiments.Specs.Nodes;

internal sealed class SequenceNode(Place place, IReadOnlyList<Node> items) : Node(place, 1 + items.Sum(item => item.Size))
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override string Found => Items.Count == 0 ? "An empty list" : "A list";
}
