using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>[-1, 1]</c> and <c>[[-1, 1], [0, 2]]</c>.</summary>
internal sealed class BoundsReader(Mistakes mistakes)
{
    private const string Accepts = "it takes [low, high], or a list of such pairs, one for each coordinate";

    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _bound = NumberRule.Any("a bound");

    /// <summary>One interval for all coordinates, or one for each; none where something is wrong with them.</summary>
    public IReadOnlyList<Interval> Read(Node node, out bool isPerCoordinate)
    {
        isPerCoordinate = node is SequenceNode { Items: [SequenceNode, ..] };
        IReadOnlyList<Node> pairs = isPerCoordinate ? ((SequenceNode)node).Items : [node];
        List<Interval> bounds = [.. pairs.Select(ReadPair).OfType<Interval>()];
        return bounds.Count == pairs.Count ? bounds : [];
    }

    private Interval? ReadPair(Node node)
    {
        if (node is not SequenceNode { Items: [Node lowest, Node highest] })
        {
            string other = node is SequenceNode { Items.Count: > 0 and var count } ? $"A list of {count}" : node.Found;
            mistakes.Add(node.Place, $"{other} is not a pair of bounds: {Accepts}.");
            return null;
        }

        if ((_numbers.Read(lowest, _bound), _numbers.Read(highest, _bound)) is not (double low, double high))
            return null;
        string found = $"Bounds from {lowest.Found} to {highest.Found}";
        if (low >= high)
            mistakes.Add(node.Place, $"{found} are the wrong way round: the low one comes first, and below the high one.");
        else if (!double.IsFinite(high - low))
            mistakes.Add(node.Place, $"{found} are too far apart: their distance has to be a finite number.");
        else
            return new Interval(low, high);
        return null;
    }
}
