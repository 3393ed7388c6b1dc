namespace RmspropRunner.Worker.Api;

/// <summary>Reads a request's body as it is: the parser says what is wrong with its bytes.</summary>
internal static class RequestBody
{
    /// <summary>The body, or null where it is longer than that; then the rest is not read.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > mostBytes)
            return null;
        byte[] content = new byte[(int)Math.Min(request.ContentLength ?? 16 * 1024, mostBytes) + 1];
        int length = 0;
        while (await request.Body.ReadAsync(content.AsMemory(length), cancellationToken) is > 0 and int read)
        {
            length += read;
            if (length > mostBytes)
                return null;
            if (length == content.Length)
                Array.Resize(ref content, Math.Min(2 * length, mostBytes + 1));
        }

        return content.AsMemory(0, length);
    }
}
