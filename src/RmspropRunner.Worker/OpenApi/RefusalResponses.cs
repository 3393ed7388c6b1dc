using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RmspropRunner.Contracts;

namespace RmspropRunner.Worker.OpenApi;

/// <summary>
/// Gives every operation the refusals that what surrounds it may answer with, and every refusal one schema; names the
/// token, and the operations that may demand it.
/// </summary>
internal sealed class RefusalResponses : IOpenApiOperationTransformer
{
    private const string Problem = "Problem";
    private const string Bearer = "bearer";
    private const string ProblemJson = "application/problem+json";

    private static readonly (int Status, string Description, bool OfWritesAlone)[] Always =
    [
        (401, "The request carries no token, or not the worker's", false),
        (403, "The request comes from a web page of another site", true),
        (429, "Too many requests from this address, or the queue is full: ask again after Retry-After", false),
        (500, "The worker or its store failed; the log has the trace_id", false),
        (503, "The store cannot be reached just now: ask again after Retry-After", false),
    ];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        OpenApiDocument document = context.Document ?? throw new InvalidOperationException("An operation is described without its document.");
        bool writes = context.Description.HttpMethod is not ("GET" or "HEAD");
        await AddComponentsAsync(document, context, cancellationToken);

        operation.Responses ??= [];
        foreach ((int status, string description, bool ofWritesAlone) in Always)
        {
            if (writes || !ofWritesAlone)
                operation.Responses.TryAdd($"{status}", new OpenApiResponse { Description = description });
        }

        foreach ((string status, IOpenApiResponse response) in operation.Responses)
        {
            if (status is ['4' or '5', ..] && response is OpenApiResponse refusal)
            {
                refusal.Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemJson] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
                };
            }
        }

        // Demanded only where the worker has a token, and of reads only where it is told to: so an empty one will do as well.
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }, []];
    }

    private static async Task AddComponentsAsync(
        OpenApiDocument document, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (document.Components?.Schemas?.ContainsKey(Problem) == true)
            return;

        OpenApiSchema schema = await context.GetOrCreateSchemaAsync(typeof(ProblemResource), null, cancellationToken);
        schema.Description = "Why a request was refused: problem details (RFC 9457)";
        document.AddComponent<IOpenApiSchema>(Problem, schema);
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The worker's token: for what writes, where the worker has one; for what reads too, where it is told to",
        });
    }
}
