using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Revisions;

/// <summary>What came of handing a spec to the store.</summary>
public abstract record Submission
{
    private Submission()
    {
    }

    /// <summary>The spec is in the store, and its trials can be run.</summary>
    /// <param name="Experiment">The experiment, the spec's revision included.</param>
    /// <param name="Plan">The experiment's plan.</param>
    /// <param name="LastTrial">The number of the last trial that the spec asks for.</param>
    /// <param name="AddedTrials">The trials that it added to the plan; 0 where all were planned before.</param>
    public sealed record Accepted(StoredExperiment Experiment, ExperimentPlan Plan, long LastTrial, long AddedTrials) : Submission;

    /// <summary>The name is taken by an experiment that the spec does not continue.</summary>
    /// <param name="Experiment">The experiment that has the name.</param>
    /// <param name="Differences">What differs, each in a sentence; at least one.</param>
    public sealed record Refused(StoredExperiment Experiment, IReadOnlyList<string> Differences) : Submission;
}
