using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RmspropRunner.Worker.PageServing;

/// <summary>A file that browsers get, held in memory as it is sent: each encoding is made when it is first asked for.</summary>
/// <param name="content">The file.</param>
/// <param name="mediaType">What it is.</param>
/// <param name="caching">What the browser may keep it for.</param>
internal sealed class PageFile(byte[] content, string mediaType, string caching)
{
    private readonly string _hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
    private readonly Lazy<byte[]> _brotli = new(() => Compress(content, to => new BrotliStream(to, CompressionLevel.Optimal)));
    private readonly Lazy<byte[]> _gzip = new(() => Compress(content, to => new GZipStream(to, CompressionLevel.Optimal)));

    public async Task AnswerAsync(HttpContext context)
    {
        string encoding = Encoding(context.Request);
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = $"\"{_hash}{(encoding.Length == 0 ? "" : $"-{encoding}")}\"";
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        EntityTagHeaderValue tag = EntityTagHeaderValue.Parse(headers.ETag.ToString());
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] body = encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => content };
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string Encoding(HttpRequest request)
    {
        string[] accepted = [.. request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value.ToString())];
        return accepted.Contains("br") ? "br" : accepted.Contains("gzip") ? "gzip" : "";
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> into)
    {
        using MemoryStream compressed = new();
        using (Stream stream = into(compressed))
            stream.Write(content);
        return compressed.ToArray();
    }
}
