using Microsoft.Net.Http.Headers;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Worker.Api.Rows;

/// <summary>Answers with rows, written while they are read.</summary>
/// <param name="columns">Their columns.</param>
/// <param name="rows">The rows; read once.</param>
/// <param name="format">How they are written.</param>
internal sealed class RowsResult<T>(IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, RowFormat format) : IResult
{
    /// <summary>The name under which a browser saves it; null for what is to be shown.</summary>
    public string? FileName { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = RowFormats.MediaType(format);
        if (FileName is not null)
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
        return StreamedBody.WriteAsync(httpContext, body => format == RowFormat.Csv
            ? CsvRows.WriteAsync(columns, rows, body, httpContext.RequestAborted)
            : JsonRows.WriteAsync(columns, rows, body, httpContext.RequestAborted));
    }
}
