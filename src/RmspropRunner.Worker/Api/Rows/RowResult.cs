using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.Worker.Api.Rows;

/// <summary>Answers with one row: an object in JSON, a header and a line in CSV.</summary>
internal sealed class RowResult<T>(IReadOnlyList<Column<T>> columns, T row, RowFormat format) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = RowFormats.MediaType(format);
        return format == RowFormat.Csv
            ? CsvRows.WriteAsync(columns, new[] { row }.ToAsyncEnumerable(), response.Body, httpContext.RequestAborted)
            : JsonRows.WriteOneAsync(columns, row, response.Body, httpContext.RequestAborted);
    }
}
