using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Worker.Intake;

/// <summary>What came of handing in a spec.</summary>
internal abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>It is in the durable queue, and will be run.</summary>
    /// <param name="Experiment">The experiment.</param>
    /// <param name="Trials">The trials that the spec asks for.</param>
    /// <param name="AddedTrials">Those that it added to the plan.</param>
    /// <param name="IsNew">Whether the experiment was not there before.</param>
    public sealed record Accepted(ExperimentOverview Experiment, long Trials, long AddedTrials, bool IsNew) : IntakeResult;

    /// <summary>The text is no spec.</summary>
    /// <param name="Mistakes">All of them, at least one.</param>
    public sealed record Mistaken(IReadOnlyList<SpecError> Mistakes) : IntakeResult;

    /// <summary>The name is taken by an experiment that the spec does not continue.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Differences">What differs, each in a sentence.</param>
    public sealed record Refused(string Name, IReadOnlyList<string> Differences) : IntakeResult;

    /// <summary>There is no room in the queue just now.</summary>
    /// <param name="Limit">How many experiments it holds.</param>
    public sealed record Full(int Limit) : IntakeResult;

    /// <summary>It asks for more than this worker takes on.</summary>
    /// <param name="Reason">What it asks for, and what is accepted.</param>
    public sealed record TooLarge(string Reason) : IntakeResult;
}
