namespace RmspropRunner.Optim.Optimizers;

/// <summary>Every optimizer: a new one is a file of its own and its name in this list.</summary>
public static class OptimizerCatalog
{
    public static IReadOnlyList<Optimizer> All { get; } =
    [
        GradientDescent.Definition,
        Momentum.Definition,
        Nesterov.Definition,
        Adagrad.Definition,
        Rmsprop.Definition,
        Adadelta.Definition,
        Rprop.Definition,
        Adam.Definition,
        Adamw.Definition,
        Nadam.Definition,
        Amsgrad.Definition,
    ];

    /// <summary>The optimizer of that name, or null.</summary>
    public static Optimizer? Find(string name) => All.FirstOrDefault(optimizer => optimizer.Name == name);
}
