using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Experiments;

namespace RmspropRunner.Worker.Api.Progress;

/// <summary>GET experiments/{key}/events, and GET events.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this RouteGroupBuilder api)
    {
        api.MapGet("/experiments/{key}/events", OneAsync).WithSummary("How far an experiment comes, until it ends: server-sent events");
        api.MapGet("/events", (IExperimentStore store, ProgressStream stream, CancellationToken cancellationToken) =>
                TypedResults.ServerSentEvents(stream.AllAsync(store, cancellationToken)))
            .WithSummary("How far all experiments come: server-sent events");
    }

    private static async Task<Results<ServerSentEventsResult<ProgressResource?>, ProblemHttpResult>> OneAsync(
        string key, IExperimentStore store, ProgressStream stream, CancellationToken cancellationToken) =>
        await store.OverviewsAsync(ExperimentKey.Filter(key), cancellationToken) is [ExperimentOverview experiment]
            ? TypedResults.ServerSentEvents(stream.OneAsync(store, experiment, cancellationToken))
            : ExperimentProblems.NoSuchExperiment(key);
}
