using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Rows;
using RmspropRunner.Worker.Api.Snapshots;
using RmspropRunner.Worker.Api.Validators;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>An experiment's best configurations.</summary>
internal static class LeaderboardRoutes
{
    private const int DefaultLimit = 20;

    private static readonly TypedQueryParameter<long?> Limit = QueryParameter.Whole(
        "limit", 1, LeaderboardSnapshots.MostConfigurations, $"The most configurations, of each problem as evenly as there are. Default: {DefaultLimit}.");

    public static void MapLeaderboard(this IEndpointRouteBuilder api) =>
        api.MapGet("experiments/{key}/leaderboard", GetAsync)
            .WithQuery(Limit, RowFormats.Parameter)
            .WithMetadata(RowAnswer.Of(LeaderboardColumns.All, RowShape.All))
            .WithSummary("The best configurations of each problem, by median best objective: the rows of the view leaderboard");

    private static async Task<IResult> GetAsync(
        string key, HttpContext context, OpenedStore opened, LeaderboardSnapshots snapshots, CancellationToken cancellationToken)
    {
        QueryReader query = new(context);
        int limit = (int)(query.Read(Limit) ?? DefaultLimit);
        RowFormat format = RowFormats.Read(query, context);
        if (query.Problem() is { } problem)
            return problem;

        if (await snapshots.GetAsync(opened.Current, key, cancellationToken) is not { } snapshot)
            return MissingResource.Experiment(key);
        snapshot.Tell(context.Response);
        if (EntityTag.IsHeld(context, EntityTag.Of("leaderboard", snapshot.Tag, limit, format)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        IAsyncEnumerable<LeaderboardRow> rows = LeaderboardSnapshots.Best(snapshot.Rows, limit).ToAsyncEnumerable();
        return new RowsResult<LeaderboardRow>(LeaderboardColumns.All, rows, format);
    }
}
