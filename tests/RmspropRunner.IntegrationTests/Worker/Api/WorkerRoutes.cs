using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using RmspropRunner.Worker.Api;

namespace RmspropRunner.IntegrationTests.Worker.Api;

/// <summary>The routes as they are mapped, whatever is written about them.</summary>
internal static partial class WorkerRoutes
{
    /// <summary>Those of the version, as METHOD /path.</summary>
    public static IReadOnlyList<string> Mapped()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();
        app.MapApi();
        return
        [
            .. from source in ((IEndpointRouteBuilder)app).DataSources
               from endpoint in source.Endpoints.OfType<RouteEndpoint>()
               let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
               where path.StartsWith(ApiRoutes.Root, StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
               select $"{method} {Constraint().Replace(path, "}")}",
        ];
    }

    [GeneratedRegex(@"[:?][^}/]*\}")]
    private static partial Regex Constraint();
}
