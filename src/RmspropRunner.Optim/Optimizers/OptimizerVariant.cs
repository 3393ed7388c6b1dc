namespace RmspropRunner.Optim.Optimizers;

/// <summary>One way of writing an optimizer.</summary>
public sealed record OptimizerVariant
{
    /// <summary>Its name in the spec; null where the optimizer is written in one way only.</summary>
    public string? Name { get; init; }

    /// <summary>The update, its symbols named in the hyperparameters' descriptions; g is the gradient, x the parameters.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>What other frameworks do differently under the same name; null where they agree.</summary>
    public string? Differs { get; init; }

    /// <summary>In the order in which rules read them.</summary>
    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>The rule for these hyperparameter values, one for each of <see cref="Hyperparameters"/>.</summary>
    public required Func<IReadOnlyList<double>, UpdateRule> Rule { get; init; }
}
