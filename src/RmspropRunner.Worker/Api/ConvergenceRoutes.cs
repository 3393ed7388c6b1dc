using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Thinning;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Rows;
using RmspropRunner.Worker.Api.Snapshots;
using RmspropRunner.Worker.Api.Validators;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>How an experiment's configurations converged.</summary>
internal static class ConvergenceRoutes
{
    private const int DefaultPoints = 100;
    private const int FewestPoints = 2;
    private const int MostPoints = 10_000;

    private static readonly TypedQueryParameter<long?> Configuration = QueryParameter.Whole(
        "configuration", 1, long.MaxValue, "The number of one configuration. Default: all.");

    private static readonly TypedQueryParameter<long?> Points = QueryParameter.Whole(
        "points", FewestPoints, MostPoints, $"About how many iterations of each configuration, the first and the last among them. Default: {DefaultPoints}.");

    public static void MapConvergence(this IEndpointRouteBuilder api) =>
        api.MapGet("experiments/{key}/convergence", GetAsync)
            .WithQuery(Configuration, Points, ThinningParameters.Axis, RowFormats.Parameter)
            .WithMetadata(RowAnswer.Of(ConvergenceColumns.All, RowShape.All))
            .WithSummary("Quartiles of the objective over the iterations: rows of the view convergence");

    private static async Task<IResult> GetAsync(
        string key, HttpContext context, OpenedStore opened, ConvergenceSnapshots snapshots, CancellationToken cancellationToken)
    {
        IExperimentStore store = opened.Current;
        if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
            return MissingResource.Experiment(key);

        QueryReader query = new(context);
        long? configuration = query.Read(Configuration);
        int points = (int)(query.Read(Points) ?? DefaultPoints);
        IterationAxis axis = ThinningParameters.ReadAxis(query, context.Response, experiment);
        RowFormat format = RowFormats.Read(query, context);
        if (query.Problem() is { } problem)
            return problem;

        ConvergenceKey asked = new(key, configuration, points, axis);
        Snapshot<ConvergenceRow>? snapshot;
        try
        {
            snapshot = await snapshots.GetAsync(store, asked, cancellationToken);
        }
        catch (TooManyRowsException tooMany)
        {
            query.Refuse(tooMany.Message);
            return query.Problem()!;
        }

        if (snapshot is null)
            return MissingResource.Experiment(key);
        snapshot.Tell(context.Response);
        if (EntityTag.IsHeld(context, EntityTag.Of("convergence", snapshot.Tag, configuration, points, axis, format)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return new RowsResult<ConvergenceRow>(ConvergenceColumns.All, snapshot.Rows.ToAsyncEnumerable(), format);
    }
}
