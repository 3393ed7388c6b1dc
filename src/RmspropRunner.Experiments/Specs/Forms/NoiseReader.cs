using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems.Transformations;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>
/// Reads <c>{ value: 0.1, relative_gradient: [0, 0.5] }</c>, and <c>0.1</c> for the same on value and gradient.
/// </summary>
internal sealed class NoiseReader(ValuesReader values, SpecLimits limits, Mistakes mistakes)
{
    /// <summary>Every combination, the first key of the documentation varying slowest.</summary>
    public IReadOnlyList<Noise> Read(Node node)
    {
        if (node is not MappingNode mapping || mapping.Entries.Any(entry => entry.Key.Text is SpecKeys.From or SpecKeys.To or SpecKeys.Count))
            return [.. ReadBoth(node).Select(deviation => new Noise { Value = deviation, Gradient = deviation })];
        if (Fields.Read(node, "a noise", SpecKeys.OfNoise, mistakes) is not Fields fields)
            return [];

        IReadOnlyList<double> ofValue = Deviations(SpecKeys.Value);
        IReadOnlyList<double> ofGradient = Deviations(SpecKeys.Gradient);
        IReadOnlyList<double> ofValueFactor = Deviations(SpecKeys.RelativeValue);
        IReadOnlyList<double> ofGradientFactor = Deviations(SpecKeys.RelativeGradient);
        double combinations = (double)ofValue.Count * ofGradient.Count * ofValueFactor.Count * ofGradientFactor.Count;
        if (combinations > limits.ProblemInstances)
        {
            mistakes.Add(node.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"This noise has {combinations} combinations: at most {limits.ProblemInstances} are accepted; take fewer values."));
            return [];
        }

        return
        [
            .. from value in ofValue
               from gradient in ofGradient
               from valueFactor in ofValueFactor
               from gradientFactor in ofGradientFactor
               select new Noise { Value = value, Gradient = gradient, RelativeValue = valueFactor, RelativeGradient = gradientFactor },
        ];

        IReadOnlyList<double> Deviations(string key) => fields.Optional(key) is Node written ? values.Read(written, TransformationRules.Noise) : [0];
    }

    private IReadOnlyList<double> ReadBoth(Node node)
    {
        if (node is SequenceNode or MappingNode or ScalarNode { Kind: ScalarKind.Number })
            return values.Read(node, TransformationRules.Noise);
        mistakes.Add(node.Place, $"{node.Found} is not a noise: it takes a standard deviation, or a mapping with {string.Join(", ", SpecKeys.OfNoise)}.");
        return [];
    }
}
