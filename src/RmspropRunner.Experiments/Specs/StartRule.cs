namespace RmspropRunner.Experiments.Specs;

/// <summary>Where trials start.</summary>
public sealed record StartRule
{
    /// <summary>A point drawn uniformly within the problem's bounds, by the seed.</summary>
    public static StartRule Uniform { get; } = new();

    /// <summary>Distinct points, each of which is run with every seed; null for a uniform draw.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Points { get; init; }
}
