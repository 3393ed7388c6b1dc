using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Metrics.Convergence;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>One experiment: as it stands, its spec, and what can be done with it.</summary>
internal static class SingleExperiment
{
    /// <summary>With an ETag: who gives it back as If-None-Match gets 304 while nothing has changed.</summary>
    public static async Task<Results<Ok<ExperimentResource>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        string key, HttpContext context, IExperimentStore store, ActiveRuns active, CancellationToken cancellationToken)
    {
        if (await FindAsync(store, key, active, cancellationToken) is not { } resource)
            return ExperimentProblems.NoSuchExperiment(key);
        EntityTagHeaderValue tag = TagOf(resource);
        ResponseHeaders headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        bool isKnown = context.Request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        return isKnown ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(resource);
    }

    /// <param name="key">The experiment.</param>
    /// <param name="revision">Counted from 1. Default: the last.</param>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> SpecAsync(
        string key, int? revision, IExperimentStore store, CancellationToken cancellationToken)
    {
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return ExperimentProblems.NoSuchExperiment(key);
        int number = revision ?? experiment.Revisions.Count;
        return number < 1 || number > experiment.Revisions.Count
            ? ExperimentProblems.NoSuchRevision(experiment.Name, number, experiment.Revisions.Count)
            : TypedResults.Text(experiment.Revisions[number - 1].CanonicalSpec, "text/yaml", System.Text.Encoding.UTF8);
    }

    public static Task<Results<Ok<ExperimentResource>, ProblemHttpResult>> CancelAsync(
        string key, HttpContext context, IExperimentStore store, ActiveRuns active, JobControl control, CancellationToken cancellationToken) =>
        SteerAsync(key, context, store, active, "cancelled", control.CancelAsync, cancellationToken);

    public static Task<Results<Ok<ExperimentResource>, ProblemHttpResult>> PauseAsync(
        string key, HttpContext context, IExperimentStore store, ActiveRuns active, JobControl control, CancellationToken cancellationToken) =>
        SteerAsync(key, context, store, active, "paused", control.PauseAsync, cancellationToken);

    public static Task<Results<Ok<ExperimentResource>, ProblemHttpResult>> ResumeAsync(
        string key, HttpContext context, IExperimentStore store, ActiveRuns active, JobControl control, CancellationToken cancellationToken) =>
        SteerAsync(key, context, store, active, "resumed", control.ResumeAsync, cancellationToken);

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string key, IExperimentStore store, JobControl control, ConvergenceBoard board, CancellationToken cancellationToken)
    {
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment
            || !await control.DeleteAsync(store, experiment, cancellationToken))
            return ExperimentProblems.NoSuchExperiment(key);
        board.Forget(experiment.Id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ExperimentResource>, ProblemHttpResult>> SteerAsync(
        string key,
        HttpContext context,
        IExperimentStore store,
        ActiveRuns active,
        string step,
        Func<IExperimentStore, long, CancellationToken, Task<ControlResult>> steer,
        CancellationToken cancellationToken)
    {
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return ExperimentProblems.NoSuchExperiment(key);
        ControlResult result = await steer(store, experiment.Id, cancellationToken);
        if (result is ControlResult.NotAllowed notAllowed)
            return ExperimentProblems.NotAllowed(step, experiment.Name, notAllowed.State);
        if (result is ControlResult.Full full)
            return ExperimentProblems.QueueFull(context.Response, full.Limit);
        return await FindAsync(store, key, active, cancellationToken) is { } resource
            ? TypedResults.Ok(resource)
            : ExperimentProblems.NoSuchExperiment(key);
    }

    private static async Task<ExperimentResource?> FindAsync(IExperimentStore store, string key, ActiveRuns active, CancellationToken cancellationToken) =>
        await store.OverviewsAsync(ExperimentKey.Filter(key), cancellationToken) is [ExperimentOverview overview]
            ? ExperimentResources.Of(overview, active)
            : null;

    /// <summary>Of all that is told of it.</summary>
    private static EntityTagHeaderValue TagOf(ExperimentResource resource)
    {
        byte[] hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(resource, ContractsJson.Default.ExperimentResource));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
    }
}
