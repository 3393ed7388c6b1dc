using Microsoft.OpenApi;
using RmspropRunner.Worker.Api;
using RmspropRunner.Worker.Hosting;

namespace RmspropRunner.Worker.OpenApi;

/// <summary>The OpenAPI document at /openapi/v1.json.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(ApiRoutes.Version, options =>
    {
        options.AddOperationTransformer<RowResponses>();
        options.AddOperationTransformer<RefusalResponses>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "RmspropRunner's worker",
                Version = Usage.Version,
                Description = "Takes specs of optimizer experiments, runs them, and shows how they converge. Every refusal is problem details.",
            };

            // Wherever it is asked from: the worker may be behind another address than the one it listens on.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");
}
