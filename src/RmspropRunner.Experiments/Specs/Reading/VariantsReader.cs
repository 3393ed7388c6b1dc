using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>variant: torch</c> and <c>variant: [torch, numpy]</c>.</summary>
internal sealed class VariantsReader(Mistakes mistakes)
{
    /// <summary>The distinct variants, in the order of the text, those that are not known left out.</summary>
    public IReadOnlyList<OptimizerVariant> Read(Node node, Optimizer optimizer)
    {
        IReadOnlyList<Node> names = node is SequenceNode { Items.Count: > 0 } list ? list.Items : [node];
        return [.. names.Select(name => ReadOne(name, optimizer)).OfType<OptimizerVariant>().Distinct()];
    }

    private OptimizerVariant? ReadOne(Node node, Optimizer optimizer)
    {
        string[] known = [.. optimizer.Variants.Select(variant => variant.Name!)];
        if (node is not ScalarNode { Kind: ScalarKind.Text } name)
        {
            string accepted = string.Join(", ", known);
            mistakes.Add(node.Place, $"{node.Found} is not a variant of {optimizer.Name}: it takes one of {accepted}, or a list of them.");
            return null;
        }

        if (optimizer.Variants.FirstOrDefault(variant => variant.Name == name.Text) is OptimizerVariant found)
            return found;
        mistakes.Add(node.Place, KnownNames.Answer(name.Text, $"a variant of {optimizer.Name}", known, "The variants are"));
        return null;
    }
}
