using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>
/// A layered network: every unit is the sum of the units before it, weighted, and a bias; hidden ones go through the
/// activation. Without a hidden layer it is a linear model. Its parameters are ordered as torch's: layer by layer, first
/// the weights, unit by unit, then the biases.
/// </summary>
public sealed class Network
{
    /// <param name="sizes">Features, units of each hidden layer, outputs.</param>
    /// <param name="activation">What hidden units do; without hidden layers it does not matter.</param>
    /// <param name="loss">What a row costs.</param>
    public Network(IReadOnlyList<int> sizes, Activation activation, Loss loss)
    {
        Sizes = [.. sizes];
        Activation = activation;
        Loss = loss;
        UnitCount = checked(Sizes.Sum());
        ParameterCount = Parameters(sizes) is <= int.MaxValue and var count
            ? (int)count
            : throw new ArgumentException("Expected fewer than 2^31 parameters.", nameof(sizes));
    }

    /// <summary>Features, units of each hidden layer, outputs.</summary>
    public int[] Sizes { get; }

    public Activation Activation { get; }

    public Loss Loss { get; }

    /// <summary>Features, hidden units and outputs together.</summary>
    public int UnitCount { get; }

    public int ParameterCount { get; }

    public int Outputs => Sizes[^1];

    public bool IsLinear => Sizes.Length == 2;

    /// <summary>Weights and biases of a network with these sizes.</summary>
    public static long Parameters(IReadOnlyList<int> sizes) =>
        Enumerable.Range(1, sizes.Count - 1).Sum(layer => (sizes[layer - 1] + 1L) * sizes[layer]);

    /// <summary>
    /// Where uniform starts are drawn. With hidden layers ±1/√(inputs) for the weights and biases of each layer, torch's
    /// default, for equal units would stay equal; a linear model starts anywhere, so near 0, which favours no row.
    /// </summary>
    public IReadOnlyList<Interval> StartBounds() => IsLinear
        ? [new Interval(-0.01, 0.01)]
        : new LayerBounds(Sizes);
}
