namespace RmspropRunner.Experiments.Stores;

/// <summary>An experiment and how far it has come.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="StoredTrials">The trials that are committed.</param>
/// <param name="DivergedTrials">Those of them that diverged.</param>
public sealed record ExperimentStatus(StoredExperiment Experiment, long StoredTrials, long DivergedTrials)
{
    public bool IsComplete => StoredTrials == Experiment.PlannedTrials;
}
