using RmspropRunner.Worker.Api.Experiments;
using RmspropRunner.Worker.Api.Plots;
using RmspropRunner.Worker.Api.Progress;
using RmspropRunner.Worker.Limits;

namespace RmspropRunner.Worker.Api;

/// <summary>Where the resources are.</summary>
internal static class ApiRoutes
{
    public const string Version = "v1";

    /// <summary>The path of this version; resources link to it, so that what a client keeps goes on working.</summary>
    public const string Root = $"/api/{Version}";

    /// <summary>Maps every resource under its version, and without a version, which is the newest.</summary>
    public static void MapApi(this WebApplication app)
    {
        MapResources(app.MapGroup(Root).WithPostingTimeout());
        MapResources(app.MapGroup("/api").WithPostingTimeout().ExcludeFromDescription());
    }

    private static void MapResources(RouteGroupBuilder api)
    {
        api.MapIndex();
        api.MapExperiments();
        api.MapProgress();
        api.MapTrials();
        api.MapTrace();
        api.MapExports();
        api.MapLeaderboard();
        api.MapConvergence();
        api.MapPlots();
    }
}
