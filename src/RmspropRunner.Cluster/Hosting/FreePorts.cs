using System.Net;
using System.Net.Sockets;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>Ports that nobody listens on just now.</summary>
internal static class FreePorts
{
    /// <summary>The ports asked for, with a free one in place of each 0; no two are the same.</summary>
    public static int[] Of(IPAddress address, params int[] ports)
    {
        TcpListener[] listeners = [.. ports.Select(port => new TcpListener(address, port))];
        try
        {
            return [.. ports.Zip(listeners, (port, listener) => port > 0 ? port : Free(listener))];
        }
        finally
        {
            foreach (TcpListener listener in listeners)
                listener.Dispose();
        }
    }

    private static int Free(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
