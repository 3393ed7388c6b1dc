using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Thinning;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Rows;
using RmspropRunner.Worker.Api.Validators;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>A trial's recorded iterations.</summary>
internal static class TraceRoutes
{
    private const int MostPoints = 100_000;

    private static readonly TypedQueryParameter<long?> Points = QueryParameter.Whole(
        "points", ThinningSteps.FewestPoints, MostPoints, "About how many points, the first, the last and the best among them. Default: all.");

    public static void MapTrace(this IEndpointRouteBuilder api) =>
        api.MapGet("experiments/{key}/trials/{number}/trace", GetAsync)
            .WithQuery(Points, ThinningParameters.Axis, RowFormats.Parameter)
            .WithMetadata(RowAnswer.Of(TraceColumns.OfOneTrial, RowShape.All))
            .WithSummary("A trial's recorded iterations: rows of the table trace");

    private static async Task<IResult> GetAsync(
        string key, string number, HttpContext context, OpenedStore opened, CancellationToken cancellationToken)
    {
        IExperimentStore store = opened.Current;
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return MissingResource.Experiment(key);

        QueryReader query = new(context);
        int? points = (int?)query.Read(Points);
        IterationAxis? axis = points is null ? query.Read(ThinningParameters.Axis) : ThinningParameters.ReadAxis(query, context.Response, experiment);
        RowFormat format = RowFormats.Read(query, context);
        if (points is null && axis is not null)
            query.Refuse("axis says how points are chosen: give points too.");
        if (query.Problem() is { } problem)
            return problem;

        if (TrialRoutes.ReadNumber(number, experiment) is not { } known)
            return MissingResource.Trial(experiment, number);
        if (await store.TrialAsync(experiment.Id, known, cancellationToken) is not { } trial)
            return MissingResource.UnstoredTrial(experiment, known);
        if (EntityTag.IsHeld(context, EntityTag.Of([.. TrialRoutes.Identity(experiment, trial), "trace", points, axis, format])))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        IAsyncEnumerable<TracePoint> trace = store.TraceAsync(experiment.Id, known, cancellationToken);
        if (points is { } most)
            trace = Thinned.TraceAsync(trace, trial, most, axis!.Value, cancellationToken);
        return new RowsResult<TracePoint>(TraceColumns.OfOneTrial, trace, format);
    }
}
