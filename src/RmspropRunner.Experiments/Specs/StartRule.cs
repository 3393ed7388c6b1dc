namespace RmspropRunner.Experiments.Specs;

/// <summary>Where trials start.</summary>
public sealed record StartRule
{
    /// <summary>A point drawn uniformly within the problem's bounds, by the seed.</summary>
    public static StartRule Uniform { get; } = new();

    /// <summary>Each problem's customary start, with every seed the same; every problem has one.</summary>
    public static StartRule Customary { get; } = new() { IsCustomary = true };

    /// <summary>Whether it is <see cref="Customary"/>.</summary>
    public bool IsCustomary { get; init; }

    /// <summary>Distinct points, each of which is run with every seed; null for a uniform draw and for customary starts.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Points { get; init; }
}
