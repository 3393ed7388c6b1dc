namespace RmspropRunner.Contracts;

/// <summary>The kinds of pictures, and what an experiment has that they can be asked to show.</summary>
public sealed record PlotsResource
{
    public required IReadOnlyList<PlotKindResource> Kinds { get; init; }

    /// <summary>The experiment's problems, in its order.</summary>
    public required IReadOnlyList<PlotProblemResource> Problems { get; init; }

    /// <summary>Its optimizers, in its order.</summary>
    public required IReadOnlyList<string> Optimizers { get; init; }

    /// <summary>The names of their hyperparameters.</summary>
    public required IReadOnlyList<string> Hyperparameters { get; init; }
}
