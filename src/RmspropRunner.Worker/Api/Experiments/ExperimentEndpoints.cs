namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>The experiments, and the specs that make them.</summary>
internal static class ExperimentEndpoints
{
    public static void MapExperiments(this RouteGroupBuilder api)
    {
        RouteGroupBuilder experiments = api.MapGroup("/experiments");
        experiments.MapGet("", ExperimentList.GetAsync).WithSummary("Lists experiments, the newest first");
        experiments.MapPost("", SpecSubmission.PostAsync).WithSummary("Submits a spec, which is the body, in YAML");
        experiments.MapGet("/{key}", SingleExperiment.GetAsync).WithSummary("Tells where an experiment stands");
        experiments.MapDelete("/{key}", SingleExperiment.DeleteAsync).WithSummary("Stops an experiment, and deletes it with its results");
        experiments.MapPost("/{key}/cancel", SingleExperiment.CancelAsync).WithSummary("Gives an experiment up; what is stored stays");
        experiments.MapPost("/{key}/pause", SingleExperiment.PauseAsync).WithSummary("Holds an experiment back until it is resumed");
        experiments.MapPost("/{key}/resume", SingleExperiment.ResumeAsync).WithSummary("Goes on with an experiment that was paused, cancelled or failed");
        experiments.MapGet("/{key}/spec", SingleExperiment.SpecAsync).WithSummary("Gives a spec of an experiment, every default written out");
        api.MapPost("/plans", SpecSubmission.PlanAsync).WithSummary("Tells what submitting a spec would come to; changes nothing");
    }
}
