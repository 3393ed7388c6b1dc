using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>{ from: 1e-4, to: 1e-1, count: 7, scale: log }</c>.</summary>
internal sealed class RangeReader(SpecLimits limits, Mistakes mistakes)
{
    private const string Thing = "a range";

    /// <summary>Below it, doubles lose digits, and logarithms are not taken.</summary>
    private const double SmallestNormal = 2.2250738585072014e-308;

    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _count = NumberRule.Whole("a count", 1, limits.ValuesOfRange);
    private readonly NumberRule _logEnd = new()
    {
        Thing = "an end of a range with scale log",
        Accepts = "a number above 0 (2.3e-308 is the smallest)",
        Minimum = SmallestNormal,
    };

    private long _values;

    /// <summary>Its values, in order and perhaps some of them equal; none where something is wrong with it.</summary>
    public IEnumerable<double> Read(Node node, NumberRule rule)
    {
        if (Fields.Read(node, Thing, SpecKeys.OfRange, mistakes) is not Fields fields)
            return [];
        bool? isLog = fields.Optional(SpecKeys.Scale) is Node scale ? ReadScale(scale) : false;
        double? from = ReadEnd(fields.Required(SpecKeys.From, rule.Accepts), rule, isLog);
        double? to = ReadEnd(fields.Required(SpecKeys.To, rule.Accepts), rule, isLog);
        double? count = fields.Required(SpecKeys.Count, _count.Accepts) is Node counted ? _numbers.Read(counted, _count) : null;
        return (from, to, count, isLog) is (double first, double last, double number, bool byRatio)
            ? Values(node.Place, rule, first, last, (int)number, byRatio)
            : [];
    }

    private IEnumerable<double> Values(Place place, NumberRule rule, double from, double to, int count, bool isLog)
    {
        _values += count;
        if (_values > limits.ValuesOfRanges)
        {
            mistakes.Add(place, $"The ranges up to here have more than {limits.ValuesOfRanges} values together: count fewer.");
            return [];
        }

        if (isLog)
        {
            IEnumerable<double> values = RangeValues.Logarithmic(from, to, count);
            return rule.IsWhole ? values.Select(value => Math.Round(value / rule.Step) * rule.Step) : values;
        }

        IEnumerable<double> linear = RangeValues.Linear(from, to, count);
        if (rule.IsWhole && linear.FirstOrDefault(value => value % rule.Step != 0) is not 0 and double missed)
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"This range meets {missed:R}, which is not {rule.Thing}: "
                + $"choose a count whose steps land on {(rule.Step == 1 ? "whole numbers" : $"multiples of {rule.Step}")}, or scale log."));
            return [];
        }

        return linear;
    }

    private double? ReadEnd(Node? node, NumberRule rule, bool? isLog)
    {
        if (node is null || _numbers.Read(node, rule) is not double end)
            return null;
        return isLog == true ? _numbers.Read(node, _logEnd) : end;
    }

    private bool? ReadScale(Node node)
    {
        if (node is ScalarNode { Text: SpecKeys.Linear or SpecKeys.Log } scale)
            return scale.Text == SpecKeys.Log;
        mistakes.Add(node.Place, node is ScalarNode { Kind: ScalarKind.Text } text
            ? KnownNames.Answer(text.Text, "a scale", SpecKeys.Scales, "The scales are")
            : $"{node.Found} is not a scale: it takes {SpecKeys.Linear} or {SpecKeys.Log}.");
        return null;
    }
}
