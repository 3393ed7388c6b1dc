using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads the values of a hyperparameter or a dimension: one, a list of them, or a range.</summary>
internal sealed class ValuesReader(SpecLimits limits, Mistakes mistakes)
{
    private readonly NumberReader _numbers = new(mistakes);
    private readonly RangeReader _ranges = new(limits, mistakes);

    /// <summary>The distinct values, those that are wrong left out.</summary>
    public IReadOnlyList<double> Read(Node node, NumberRule rule)
    {
        switch (node)
        {
            case SequenceNode { Items.Count: 0 }:
                mistakes.Add(
                    node.Place, $"An empty list is not {rule.Thing}: it takes {rule.Accepts}, or a list with at least one such value.");
                return [];
            case SequenceNode list:
                return [.. list.Items.Select(item => _numbers.Read(item, rule)).OfType<double>().Distinct()];
            case MappingNode when !rule.IsSwitch:
                return [.. _ranges.Read(node, rule).Distinct()];
            default:
                string ranges = rule.IsSwitch ? "" : ", or a range { from, to, count, scale }";
                return _numbers.Read(node, rule, $", a list of such values{ranges}") is double value ? [value] : [];
        }
    }
}
