namespace RmspropRunner.Optim.Optimizers;

/// <summary>An optimizer that specs can name.</summary>
public sealed record Optimizer
{
    public required string Name { get; init; }

    /// <summary>
    /// Where its code comes from: empty where it is this program's own; whoever loads a plugin sets the digest of its
    /// content. Two optimizers of different origin are different.
    /// </summary>
    public string Origin { get; init; } = "";

    /// <summary>What it is, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The first is taken where the spec names none.</summary>
    public required IReadOnlyList<OptimizerVariant> Variants { get; init; }

    /// <summary>Whether specs may name a variant.</summary>
    public bool HasVariants => Variants[0].Name is not null;
}
