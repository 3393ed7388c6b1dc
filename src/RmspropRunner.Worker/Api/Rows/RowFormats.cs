using Microsoft.Net.Http.Headers;
using RmspropRunner.Worker.Api.Queries;

namespace RmspropRunner.Worker.Api.Rows;

/// <summary>Which format a request asks for: by <c>format</c>, or else by its Accept header; JSON where it does not mind.</summary>
internal static class RowFormats
{
    public const string Json = "application/json";

    public const string Csv = "text/csv";

    public static TypedQueryParameter<RowFormat?> Parameter { get; } = QueryParameter.OneOf(
        "format",
        "How the rows are written. Default: CSV where the Accept header prefers text/csv, otherwise JSON.",
        new Dictionary<string, RowFormat> { ["json"] = RowFormat.Json, ["csv"] = RowFormat.Csv });

    public static RowFormat Read(QueryReader query, HttpContext context)
    {
        if (query.Read(Parameter) is { } asked)
            return asked;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return Accepted(context, Csv) > Accepted(context, Json) ? RowFormat.Csv : RowFormat.Json;
    }

    public static string MediaType(RowFormat format) => format == RowFormat.Csv ? $"{Csv}; charset=utf-8; header=present" : Json;

    public static string Extension(RowFormat format) => format == RowFormat.Csv ? "csv" : "json";

    /// <summary>How much the client wants a type: by the most specific of the ranges that it lists, as RFC 9110 has it.</summary>
    private static double Accepted(HttpContext context, string mediaType)
    {
        MediaTypeHeaderValue wanted = new(mediaType);
        return context.Request.GetTypedHeaders().Accept
            .Where(wanted.IsSubsetOf)
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
