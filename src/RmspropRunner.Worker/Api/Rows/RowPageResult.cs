using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Worker.Api.Rows;

/// <summary>
/// Answers with a part of a list. In JSON it is an object of <c>items</c> and <c>next</c>; CSV has the rows alone. Both
/// have the address of the next part in a Link header.
/// </summary>
/// <param name="columns">The rows' columns.</param>
/// <param name="rows">The rows.</param>
/// <param name="format">How they are written.</param>
/// <param name="next">What to give as <c>after</c> for the next part; null at the end. Needs no escaping in JSON.</param>
internal sealed class RowPageResult<T>(IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows, RowFormat format, string? next) : IResult
{
    public const string After = "after";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        CancellationToken cancellationToken = httpContext.RequestAborted;
        response.ContentType = RowFormats.MediaType(format);
        if (next is not null)
            response.Headers.Link = $"<{NextUrl(httpContext.Request, next)}>; rel=\"next\"";
        if (format == RowFormat.Csv)
        {
            await CsvRows.WriteAsync(columns, rows.ToAsyncEnumerable(), response.Body, cancellationToken);
            return;
        }

        await StreamedBody.WriteAsync(httpContext, async body =>
        {
            await body.WriteAsync("{\"items\":"u8.ToArray(), cancellationToken);
            await JsonRows.WriteAsync(columns, rows.ToAsyncEnumerable(), body, cancellationToken);
            await body.WriteAsync(Encoding.UTF8.GetBytes($",\"next\":{(next is null ? "null" : $"\"{next}\"")}}}\n"), cancellationToken);
        });
    }

    private static string NextUrl(HttpRequest request, string next)
    {
        QueryBuilder query = new(request.Query.Where(parameter => parameter.Key != After));
        query.Add(After, next);
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }
}
