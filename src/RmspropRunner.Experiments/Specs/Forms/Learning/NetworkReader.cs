using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Learning.Networks;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>Reads what a perceptron is made of.</summary>
internal sealed class NetworkReader(FormReading reading)
{
    private const string HiddenAccepts = "it takes a list with the units of each hidden layer, such as [16, 16]";

    private readonly NumberReader _numbers = new(reading.Mistakes);

    public static IReadOnlyList<int> DefaultHidden { get; } = [16];

    /// <summary>Units of each hidden layer; null, and a mistake, where they are none.</summary>
    public IReadOnlyList<int>? ReadHidden(Node? node)
    {
        switch (node)
        {
            case null:
                return DefaultHidden;
            case SequenceNode { Items.Count: > 0 and <= LearningRules.MostLayers } list:
                int[] units = [.. list.Items.Select(item => _numbers.ReadWhole(item, LearningRules.Units)).OfType<int>()];
                return units.Length == list.Items.Count ? units : null;
            case SequenceNode { Items.Count: > LearningRules.MostLayers } many:
                reading.Mistakes.Add(many.Place, $"{many.Items.Count} hidden layers are too many: at most {LearningRules.MostLayers} are accepted.");
                return null;
            default:
                reading.Mistakes.Add(node.Place, $"{node.Found} is not a list of hidden layers: {HiddenAccepts}.");
                return null;
        }
    }

    /// <summary>The distinct activations, those that are not known left out.</summary>
    public IReadOnlyList<Activation> ReadActivations(Node? node)
    {
        if (node is null)
            return [Activation.Tanh];
        IReadOnlyList<Node> words = node is SequenceNode { Items.Count: > 0 } list ? list.Items : [node];
        return [.. words.Select(word => ReadWord(word, "an activation", LearningKeys.Activations)).OfType<int>().Distinct().Select(index => (Activation)index)];
    }

    public Loss? ReadLoss(Node node) => ReadWord(node, "a loss", LearningKeys.Losses) switch
    {
        null => null,
        0 => Loss.CrossEntropy,
        _ => Loss.SquaredError,
    };

    /// <summary>A file's column may be either; a wrong guess would learn nonsense.</summary>
    public Loss? MissingLoss(NamedEntry entry)
    {
        reading.Mistakes.Add(
            entry.Name.Place,
            $"'{LearningKeys.Loss}' is missing: a file does not say what its target is; it takes cross_entropy for classes, squared_error for numbers.");
        return null;
    }

    private int? ReadWord(Node node, string thing, IReadOnlyList<string> words)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text } scalar && words.Contains(scalar.Text))
            return words.ToList().IndexOf(scalar.Text);
        reading.Mistakes.Add(node.Place, node is ScalarNode { Kind: ScalarKind.Text } text
            ? KnownNames.Answer(text.Text, thing, words, "It takes")
            : $"{node.Found} is not {thing}: it takes {string.Join(" or ", words)}.");
        return null;
    }
}
