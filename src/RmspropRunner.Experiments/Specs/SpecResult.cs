using System.Diagnostics.CodeAnalysis;

namespace RmspropRunner.Experiments.Specs;

/// <summary>A spec, or everything that is wrong with its text.</summary>
public sealed class SpecResult
{
    public SpecResult(ExperimentSpec spec)
    {
        Spec = spec;
        Errors = [];
    }

    /// <param name="errors">At least one, in the order of their places.</param>
    public SpecResult(IReadOnlyList<SpecError> errors) => Errors = errors;

    public ExperimentSpec? Spec { get; }

    public IReadOnlyList<SpecError> Errors { get; }

    [MemberNotNullWhen(true, nameof(Spec))]
    public bool IsValid => Spec is not null;
}
