using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Descriptions;

/// <summary>A word under <c>problems:</c>, for people to read about.</summary>
public sealed record ProblemDescription
{
    public required string Name { get; init; }

    /// <summary>What it is, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What is minimised.</summary>
    public required string Formula { get; init; }

    /// <summary>The problem that it is without parameters; null where the word alone is not enough.</summary>
    public required Problem? Function { get; init; }

    /// <summary>What may be written under it, but for what every function takes.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }
}
