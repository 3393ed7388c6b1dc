using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads single numbers and switches.</summary>
internal sealed class NumberReader(Mistakes mistakes)
{
    /// <summary>The number; null, and a mistake, where it is none or not allowed.</summary>
    /// <param name="node">What should be a number.</param>
    /// <param name="rule">What it has to be.</param>
    /// <param name="otherwise">What is accepted in place of a number, in words.</param>
    public double? Read(Node node, NumberRule rule, string otherwise = "")
    {
        if (rule.IsSwitch)
            return ReadSwitch(node, rule.Thing) is bool isOn ? isOn ? 1 : 0 : null;
        if (node is not ScalarNode { Kind: ScalarKind.Number } scalar)
        {
            string advice = node is ScalarNode { Kind: ScalarKind.Text } text && text.IsQuotedNumber ? " Take the quotes off." : "";
            mistakes.Add(node.Place, $"{node.Found} is not {rule.Thing}: it takes {rule.Accepts}{otherwise}.{advice}");
            return null;
        }

        if (!double.IsFinite(scalar.Number))
        {
            mistakes.Add(node.Place, $"{node.Found} is not finite, so not {rule.Thing}: it takes {rule.Accepts}{otherwise}.");
            return null;
        }

        if (rule.Allows(scalar.Number))
            return scalar.Number;
        mistakes.Add(node.Place, $"{node.Found} is not {rule.Thing}: it takes {rule.Accepts}.");
        return null;
    }

    /// <summary>A whole number of a rule whose numbers all are; null, and a mistake, where it is not allowed.</summary>
    public int? ReadWhole(Node node, NumberRule rule) => (int?)Read(node, rule);

    /// <summary>True or false; null, and a mistake, for all else.</summary>
    public bool? ReadSwitch(Node node, string thing)
    {
        if (node is ScalarNode { Kind: ScalarKind.Switch } scalar)
            return scalar.IsTrue;
        mistakes.Add(node.Place, $"{node.Found} is not {thing}: it takes true or false.");
        return null;
    }
}
