using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs;

/// <summary>One entry under <c>problems</c>, for one problem: an entry with lists of parameters becomes several.</summary>
public sealed record ProblemEntry
{
    public required Problem Problem { get; init; }

    /// <summary>Distinct, as written; at least one.</summary>
    public required IReadOnlyList<int> Dimensions { get; init; }

    /// <summary>Where uniform starts are drawn: one interval for all coordinates, or one for each.</summary>
    public required IReadOnlyList<Interval> Bounds { get; init; }

    /// <summary>Whether they are those that follow from the problem's parameters, and so are told by these.</summary>
    public bool HasImpliedBounds => Problem.HasImpliedBounds && ReferenceEquals(Bounds, Problem.Bounds);
}
