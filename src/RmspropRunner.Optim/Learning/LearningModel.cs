using RmspropRunner.Optim.Learning.Networks;

namespace RmspropRunner.Optim.Learning;

/// <summary>A word under <c>problems:</c> that learns from data.</summary>
public sealed record LearningModel
{
    public static LearningModel LeastSquares { get; } = new()
    {
        Name = "least_squares",
        Summary = "A linear model of a number",
        Formula = "mean of (w·a + b − t)² over the batch + l2/2·Σw²",
    };

    public static LearningModel LogisticRegression { get; } = new()
    {
        Name = "logistic_regression",
        Summary = "A linear model of two classes",
        Formula = "mean of ln(1 + eᶻ) − t·z over the batch + l2/2·Σw², with z = w·a + b",
    };

    public static LearningModel SoftmaxRegression { get; } = new()
    {
        Name = "softmax_regression",
        Summary = "A linear model of two or more classes",
        Formula = "mean of ln Σ e^z[c] − z[t] over the batch + l2/2·Σw², with z = W·a + b",
    };

    public static LearningModel MultilayerPerceptron { get; } = new()
    {
        Name = "multilayer_perceptron",
        Summary = "A network with hidden layers, of classes or of a number",
        Formula = "mean of ln Σ e^z[c] − z[t], or of (z − t)², over the batch + l2/2·Σw², "
            + "with z = W₂·h(W₁·a + b₁) + b₂ for one hidden layer, h being tanh or relu",
        HasHiddenLayers = true,
    };

    public static IReadOnlyList<LearningModel> All { get; } = [LeastSquares, LogisticRegression, SoftmaxRegression, MultilayerPerceptron];

    public required string Name { get; init; }

    public required string Summary { get; init; }

    /// <summary>What is minimised: a are a row's features, t its target.</summary>
    public required string Formula { get; init; }

    public bool HasHiddenLayers { get; init; }

    /// <summary>The losses it may have, the customary one first.</summary>
    public IReadOnlyList<Loss> Losses =>
        this == LeastSquares ? [Loss.SquaredError]
        : this == LogisticRegression ? [Loss.Logistic]
        : this == SoftmaxRegression ? [Loss.CrossEntropy]
        : [Loss.CrossEntropy, Loss.SquaredError];
}
