using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>Experiments as the API tells them.</summary>
internal static class ExperimentResources
{
    public static ExperimentResource Of(ExperimentOverview experiment, ActiveRuns active) => new()
    {
        Id = experiment.Id,
        Name = experiment.Name,
        Description = experiment.Description,
        Status = StatusOf(experiment, active),
        Failure = experiment.Job?.Failure,
        PlannedTrials = experiment.PlannedTrials,
        StoredTrials = experiment.StoredTrials,
        DivergedTrials = experiment.DivergedTrials,
        Revisions = experiment.Revisions,
        PlanHash = experiment.PlanHash,
        CreatedAt = experiment.CreatedAt,
        SubmittedAt = experiment.Job?.SubmittedAt,
        StartedAt = experiment.Job?.StartedAt,
        EndedAt = experiment.Job?.EndedAt,
        Url = $"{ApiRoutes.Root}/experiments/{ExperimentKey.Of(experiment.Id, experiment.Name)}",
    };

    /// <summary>A job that was handed in again while it runs is queued in the store, so that it is run again, but is running to look at.</summary>
    public static ExperimentState StatusOf(ExperimentOverview experiment, ActiveRuns active) => experiment.Standing switch
    {
        ExperimentStanding.Queued => active.Find(experiment.Id) is null ? ExperimentState.Queued : ExperimentState.Running,
        ExperimentStanding.Running => ExperimentState.Running,
        ExperimentStanding.Paused => ExperimentState.Paused,
        ExperimentStanding.Cancelled => ExperimentState.Cancelled,
        ExperimentStanding.Failed => ExperimentState.Failed,
        ExperimentStanding.Finished => ExperimentState.Finished,
        ExperimentStanding.Partial => ExperimentState.Partial,
        _ => throw new InvalidOperationException($"Expected a standing of experiments, found {experiment.Standing}."),
    };

    /// <summary>The standing of that name, as <see cref="ExperimentState"/> writes it; null where there is none.</summary>
    public static ExperimentStanding? Read(string status) =>
        Enum.GetValues<ExperimentStanding>().Cast<ExperimentStanding?>().FirstOrDefault(
            standing => string.Equals(standing.ToString(), status, StringComparison.OrdinalIgnoreCase));
}
