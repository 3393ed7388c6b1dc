using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Limits;

/// <summary>What the server takes of one connection: bounds on memory, and on how long somebody may take to send.</summary>
internal sealed class ServerLimits(IOptions<WorkerOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    /// <summary>Bytes a second, below which a body is given up; after some seconds of grace.</summary>
    private const double LeastBytesPerSecond = 240;

    /// <summary>
    /// Bytes of a body that the server reads past, keeping none, once Limits:BodyBytes has refused it: most clients look for
    /// the answer only when they have sent everything, and would find the connection broken.
    /// </summary>
    private const long MostBytesPassed = 128 << 20;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public void Configure(KestrelServerOptions kestrel)
    {
        KestrelServerLimits limits = kestrel.Limits;
        limits.MaxRequestBodySize = MostBytesPassed;
        limits.MaxConcurrentConnections = options.Value.Limits.Connections;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, Grace);
    }
}
