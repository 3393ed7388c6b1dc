using System.Globalization;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Rows;
using RmspropRunner.Worker.Api.Validators;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>An experiment's trials, and how they ended.</summary>
internal static class TrialRoutes
{
    public static void MapTrials(this IEndpointRouteBuilder api)
    {
        api.MapGet("experiments/{key}/trials", ListAsync)
            .WithQuery(TrialParameters.All)
            .WithMetadata(RowAnswer.Of(TrialColumns.All, RowShape.Page))
            .WithSummary("The stored trials, filtered and sorted, page by page: the rows of the view trials");
        api.MapGet("experiments/{key}/trials/{number}", GetAsync)
            .WithQuery(RowFormats.Parameter)
            .WithMetadata(RowAnswer.Of(TrialColumns.All, RowShape.One))
            .WithSummary("One trial");
    }

    private static async Task<IResult> ListAsync(string key, HttpContext context, OpenedStore opened, CancellationToken cancellationToken)
    {
        QueryReader reader = new(context);
        TrialQuery query = TrialParameters.Read(reader);
        RowFormat format = RowFormats.Read(reader, context);
        if (reader.Problem() is { } problem)
            return problem;

        IExperimentStore store = opened.Current;
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return MissingResource.Experiment(key);

        ResultState state = await ResultState.ReadAsync(store, experiment, cancellationToken);
        if (EntityTag.IsHeld(context, EntityTag.Of(["trials", .. state.Parts, query, format])))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        IReadOnlyList<TrialRecord> trials = await store.TrialsAsync(experiment.Id, query, cancellationToken);

        // Trials that were stored while these were read may be among them: then no tag is right.
        if (await ResultState.ReadAsync(store, experiment, cancellationToken) != state)
            context.Response.Headers.ETag = default;
        string? next = trials.Count < query.Limit ? null : TrialParameters.Cursor(query, TrialPosition.Of(trials[^1], query.Sort));
        return new RowPageResult<TrialRecord>(TrialColumns.All, trials, format, next);
    }

    private static async Task<IResult> GetAsync(
        string key, string number, HttpContext context, OpenedStore opened, CancellationToken cancellationToken)
    {
        QueryReader query = new(context);
        RowFormat format = RowFormats.Read(query, context);
        if (query.Problem() is { } problem)
            return problem;

        IExperimentStore store = opened.Current;
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return MissingResource.Experiment(key);
        if (ReadNumber(number, experiment) is not { } known)
            return MissingResource.Trial(experiment, number);
        if (await store.TrialAsync(experiment.Id, known, cancellationToken) is not { } trial)
            return MissingResource.UnstoredTrial(experiment, known);
        return EntityTag.IsHeld(context, EntityTag.Of([.. Identity(experiment, trial), "trial", format]))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new RowResult<TrialRecord>(TrialColumns.All, trial, format);
    }

    /// <summary>The number in a path; null where the experiment has no such trial.</summary>
    public static long? ReadNumber(string number, StoredExperiment experiment) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= 1 && value <= experiment.PlannedTrials
            ? value
            : null;

    /// <summary>All that a stored trial and its trace depend on: neither ever changes.</summary>
    public static IEnumerable<object?> Identity(StoredExperiment experiment, TrialRecord trial) =>
        [experiment.Id, experiment.CreatedAt.UtcTicks, trial.Number, trial.Configuration, trial.ContentHash];
}
