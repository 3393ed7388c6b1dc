using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Worker.Api.Snapshots;

namespace RmspropRunner.Worker.Api;

/// <summary>
/// Says that there is no such experiment. Whoever was told so, and then makes one of that name, must not be shown what is
/// still held of one that had the name before.
/// </summary>
internal sealed class MissingExperiment(string key, ProblemHttpResult problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        foreach (ISnapshots snapshots in httpContext.RequestServices.GetServices<ISnapshots>())
            snapshots.Forget(key);
        return problem.ExecuteAsync(httpContext);
    }
}
