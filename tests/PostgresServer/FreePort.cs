using System.Net;
using System.Net.Sockets;

namespace RmspropRunner.PostgresServers;

/// <summary>Ports for servers that have to be told theirs.</summary>
internal static class FreePort
{
    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
