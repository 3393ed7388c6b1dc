using System.Net;

namespace RmspropRunner.IntegrationTests.Worker.BadInput;

/// <summary>A body of spaces that is never in memory; with its length told, or in chunks.</summary>
internal sealed class SpacesContent(long length, bool isChunked) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        byte[] block = new byte[64 * 1024];
        block.AsSpan().Fill((byte)' ');
        for (long left = length; left > 0; left -= block.Length)
            await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
    }

    protected override bool TryComputeLength(out long length1)
    {
        length1 = length;
        return !isChunked;
    }
}
