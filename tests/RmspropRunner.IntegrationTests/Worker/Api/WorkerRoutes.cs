using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api;

namespace RmspropRunner.IntegrationTests.Worker.Api;

/// <summary>The routes as they are mapped, whatever is written about them.</summary>
internal static partial class WorkerRoutes
{
    /// <summary>Those of the version, as METHOD /path.</summary>
    public static IReadOnlyList<string> Mapped()
    {
        // Nothing is asked of the services here; mapping only has to see which parameters of the handlers are services.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        IEnumerable<Type> services = typeof(ApiRoutes).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false })
            .Append(typeof(IExperimentStore));
        foreach (Type service in services)
            builder.Services.AddTransient(service, _ => throw new InvalidOperationException($"{service} is not to be made here."));
        builder.Services.AddSingleton(TimeProvider.System);
        WebApplication app = builder.Build();
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
