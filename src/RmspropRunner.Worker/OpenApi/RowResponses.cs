using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RmspropRunner.Worker.Api.Queries;

namespace RmspropRunner.Worker.OpenApi;

/// <summary>Describes what endpoints that answer with rows are asked with, and what they answer: they read and write both themselves.</summary>
internal sealed class RowResponses : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (QueryParameter parameter in metadata.OfType<AcceptedQuery>().SelectMany(query => query.Parameters))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = $"{parameter.Description} Takes {parameter.Accepts}.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (metadata.OfType<RowAnswer>().FirstOrDefault() is { } answer)
        {
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse { Description = "The rows", Content = Content(answer) };
            if (answer.Shape != RowShape.All || answer.MediaTypes.Count > 1)
                operation.Responses.TryAdd("304", new OpenApiResponse { Description = "Nothing has changed since the ETag in If-None-Match" });
        }

        return Task.CompletedTask;
    }

    private static Dictionary<string, OpenApiMediaType> Content(RowAnswer answer) => answer.MediaTypes.ToDictionary(
        type => type,
        type => new OpenApiMediaType { Schema = type == RowAnswer.Json ? Json(answer) : new OpenApiSchema { Type = JsonSchemaType.String } });

    private static OpenApiSchema Json(RowAnswer answer)
    {
        OpenApiSchema row = new()
        {
            Type = JsonSchemaType.Object,
            Description = "A row by its columns; numbers that JSON does not have are the strings NaN, Infinity and -Infinity",
            Properties = answer.Columns.ToDictionary(column => column, IOpenApiSchema (_) => new OpenApiSchema()),
        };
        OpenApiSchema rows = new() { Type = JsonSchemaType.Array, Items = row };
        return answer.Shape switch
        {
            RowShape.One => row,
            RowShape.All => rows,
            _ => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "items" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["items"] = rows,
                    ["next"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String | JsonSchemaType.Null,
                        Description = "What to give as after to get the next part; null at the end",
                    },
                },
            },
        };
    }
}
