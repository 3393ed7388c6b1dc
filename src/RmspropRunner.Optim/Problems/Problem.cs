using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>A test function that specs can name: what it is, where it is defined and where its minimum lies.</summary>
public sealed record Problem
{
    public required string Name { get; init; }

    /// <summary>What makes it worth trying, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>f(x), with n the dimension.</summary>
    public required string Formula { get; init; }

    /// <summary>The dimensions in which it is defined.</summary>
    public required DimensionRange Dimensions { get; init; }

    /// <summary>
    /// The customary domain, the same in each coordinate: start points are drawn from it unless the spec has other
    /// bounds. Iterates may leave it: bounds say where to start, they do not clip.
    /// </summary>
    public required Interval Bounds { get; init; }

    /// <summary>The lowest value of f.</summary>
    public required double Minimum { get; init; }

    /// <summary>A point with that value, for a dimension.</summary>
    public required Func<int, double[]> Minimiser { get; init; }

    /// <summary>The kernel for a dimension.</summary>
    public required Func<int, LaneWidth, ObjectiveKernel> Kernel { get; init; }
}
