namespace RmspropRunner.Plots.Subjects;

/// <summary>What a picture is to show; each kind has its own defaults for what is not said.</summary>
public sealed record PlotRequest
{
    public static PlotRequest Default { get; } = new();

    /// <summary>The numbers of single trials.</summary>
    public IReadOnlyList<long> Trials { get; init; } = [];

    /// <summary>The numbers of configurations.</summary>
    public IReadOnlyList<long> Configurations { get; init; } = [];

    /// <summary>The problem, as results call it; null for the first.</summary>
    public string? Problem { get; init; }

    /// <summary>Its dimension; null for the first.</summary>
    public int? Dimension { get; init; }

    /// <summary>The optimizer; null for all, or for the first.</summary>
    public string? Optimizer { get; init; }

    /// <summary>What goes to the right: a hyperparameter, or of a slice a coordinate (x1, x2, …).</summary>
    public string? X { get; init; }

    /// <summary>What goes up.</summary>
    public string? Y { get; init; }

    /// <summary>The objective that counts as reached, where a picture has such a target.</summary>
    public double? Target { get; init; }

    /// <summary>Whether contours are drawn alone, without the paths.</summary>
    public bool IsWithoutPaths { get; init; }

    /// <summary>Whether the objective's scale is logarithmic; null for what suits it.</summary>
    public bool? IsLogarithmic { get; init; }
}
