using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Data.Generated;
using RmspropRunner.Optim.Learning.Networks;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Learning;

/// <summary>Learning problems of every kind, and ways to evaluate them.</summary>
internal static class LearningCases
{
    private static readonly Dictionary<string, LearningProblem> Cases = new()
    {
        ["least squares"] = new() { Model = LearningModel.LeastSquares, Data = Linear(), Loss = Loss.SquaredError },
        ["logistic"] = new() { Model = LearningModel.LogisticRegression, Data = Clouds(2), Loss = Loss.Logistic },
        ["softmax"] = new() { Model = LearningModel.SoftmaxRegression, Data = Clouds(3), Loss = Loss.CrossEntropy },
        ["tanh"] = Perceptron(Activation.Tanh, Arms(), Loss.CrossEntropy),
        ["relu"] = Perceptron(Activation.Relu, Arms(), Loss.CrossEntropy),
        ["tanh of a number"] = Perceptron(Activation.Tanh, Linear(), Loss.SquaredError),
        ["relu of a number"] = Perceptron(Activation.Relu, Linear(), Loss.SquaredError),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>A case by its name, which says what is special about it.</summary>
    public static LearningProblem Of(string name, int? batchSize = null, double penalty = 0) =>
        Cases[name] with { BatchSize = batchSize, Penalty = penalty };

    public static LearningProblem Perceptron(Activation activation, LearningData data, Loss loss) => new()
    {
        Model = LearningModel.MultilayerPerceptron,
        Data = data,
        Loss = loss,
        Hidden = [5, 4],
        Activation = activation,
    };

    public static LearningData Linear(int rows = 40)
    {
        DataShape shape = new(rows, 3, 0);
        return new LearningData(Line.Name, shape, () => Line.Make(shape, 0.1, 1), new DataSplit(0.25, 1), isStandardised: false);
    }

    public static LearningData Clouds(int classes, int rows = 40, double test = 0.25)
    {
        DataShape shape = new(rows, 2, classes);
        return new LearningData(Blobs.Name, shape, () => Blobs.Make(shape, 1, 1), new DataSplit(test, 1), isStandardised: false);
    }

    public static LearningData Arms(int rows = 40)
    {
        DataShape shape = new(rows, 2, 3);
        return new LearningData(Spirals.Name, shape, () => Spirals.Make(shape, 1, 0.1, 1), new DataSplit(0.25, 1), isStandardised: true);
    }

    /// <summary>A point within the problem's bounds, or as many times farther.</summary>
    public static double[] Point(Problem problem, uint seed, double times = 1)
    {
        Mt19937 random = new(seed);
        return [.. Enumerable.Range(0, problem.Dimensions.Least).Select(i => times * Optim.Runs.Uniform(problem, i, random))];
    }

    /// <summary>What an optimizer sees.</summary>
    public static (double Objective, double[] Gradient) Evaluate(Problem problem, double[] x, uint seed = 1, int iteration = 0) =>
        Optim.Runs.Evaluate(problem, x, seed, iteration);

    /// <summary>What is recorded beside the objective.</summary>
    public static double[] Measure(Problem problem, double[] x)
    {
        double[] values = new double[Enum.GetValues<PointMetric>().Length];
        problem.Metrics!(x.Length).Measure(x, values);
        return values;
    }
}
