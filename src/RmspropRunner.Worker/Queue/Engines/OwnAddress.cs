using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>The address under which the other workers reach this one.</summary>
internal static class OwnAddress
{
    /// <summary>The setting that has it found: as that from which this machine reaches the database, which the others reach, too.</summary>
    public const string Auto = "auto";

    private const int AnyPort = 5432;

    /// <param name="setting">An IP address, or <see cref="Auto"/>.</param>
    /// <param name="database">The database, as an Npgsql connection string.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketException">The database's machine is not known, or there is no way to it.</exception>
    public static async Task<IPAddress> FindAsync(string setting, string database, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(setting, out IPAddress? address))
            return address;
        string host = (new NpgsqlConnectionStringBuilder(database).Host ?? "").Split(',')[0];
        if (host.Length == 0 || host.StartsWith('/'))
            return IPAddress.Loopback;

        // To connect a datagram socket sends nothing: the system only chooses the way, and with it the address at this end.
        IPAddress there = (await Dns.GetHostAddressesAsync(host, cancellationToken))[0];
        using Socket socket = new(there.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(there, AnyPort, cancellationToken);
        return ((IPEndPoint)socket.LocalEndPoint!).Address;
    }
}
