using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Contracts;
using RmspropRunner.Worker.Hosting;

namespace RmspropRunner.Worker.Api;

/// <summary>Where to begin.</summary>
internal static class ApiIndex
{
    private static readonly IndexResource Index = new(Usage.Version, new Dictionary<string, string>
    {
        ["experiments"] = $"{ApiRoutes.Root}/experiments",
        ["plans"] = $"{ApiRoutes.Root}/plans",
        ["events"] = $"{ApiRoutes.Root}/events",
        ["openapi"] = $"/openapi/{ApiRoutes.Version}.json",
        ["health"] = "/healthz/ready",
        ["metrics"] = "/metrics",
    });

    public static void MapIndex(this RouteGroupBuilder api) =>
        api.MapGet("/", Ok<IndexResource> () => TypedResults.Ok(Index))
            .WithTags("index")
            .WithSummary("Where everything is")
            .WithDescription("Links to the worker's resources.");
}
