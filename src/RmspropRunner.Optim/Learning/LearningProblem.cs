using System.Globalization;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning.Batches;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Learning;

/// <summary>A model, the data that it learns from, and how: all that a learning problem is made of.</summary>
public sealed record LearningProblem
{
    public required LearningModel Model { get; init; }

    public required LearningData Data { get; init; }

    /// <summary>One that the model may have.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Units of each hidden layer, from the features on; none for a linear model.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [];

    public Activation Activation { get; init; }

    /// <summary>Rows of a mini-batch, from 1; null for all of them in every iteration.</summary>
    public int? BatchSize { get; init; }

    /// <summary>λ: λ/2 times the sum of the squared weights, biases not among them, is added to the mean loss; from 0.</summary>
    public double Penalty { get; init; }

    /// <summary>Features, units of each hidden layer, outputs.</summary>
    public IReadOnlyList<int> Sizes =>
        [Data.Shape.Features, .. Hidden, Loss == Loss.CrossEntropy ? Data.Shape.Classes : 1];

    /// <summary>The problem that optimizers meet.</summary>
    /// <param name="parameters">What makes it another than its namesakes: see <see cref="Problem.Parameters"/>.</param>
    public Problem ToProblem(string parameters)
    {
        Network network = new(Sizes, Activation, Loss);
        BatchPlan batches = new(Data.TrainingCount, BatchSize);
        int dimension = network.ParameterCount;
        return new Problem
        {
            Name = Model.Name,
            Label = Label(),
            Parameters = parameters,
            Summary = Model.Summary,
            Formula = Model.Formula,
            Dimensions = new DimensionRange(dimension, dimension),
            Bounds = network.StartBounds(),
            HasImpliedBounds = !network.IsLinear,
            CustomaryStart = network.IsLinear ? n => new double[n] : null,
            Effort = Math.Min(BatchSize ?? int.MaxValue, Data.TrainingCount),
            Kernel = (_, width) => BatchKernel.Create(network, Data.Training, batches, Penalty, width),
            Metrics = _ => NetworkMetrics.Create(network, Data, LaneWidths.Default),
        };
    }

    private string Label()
    {
        List<string> details = [Data.Name];
        if (Hidden.Count > 0)
            details.Add($"{string.Join('-', Hidden.Select(units => units.ToString(CultureInfo.InvariantCulture)))} {(Activation == Activation.Tanh ? "tanh" : "relu")}");
        if (BatchSize is int size)
            details.Add(string.Create(CultureInfo.InvariantCulture, $"batch {size}"));
        if (Penalty > 0)
            details.Add(string.Create(CultureInfo.InvariantCulture, $"l2 {Penalty:R}"));
        return $"{Model.Name} ({string.Join(", ", details)})";
    }
}
