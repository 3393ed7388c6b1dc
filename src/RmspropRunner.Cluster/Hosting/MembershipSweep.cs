using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>Declares dead, before a silo joins, those that nobody is left to declare dead.</summary>
/// <remarks>
/// Members watch each other, so of those that are all killed at once each stays in the table as active, and whoever joins
/// waits minutes for their answer. A machine that refuses the connection to a silo's port is there, and the silo is not;
/// one that cannot be reached is believed to be gone once it has not said for <see cref="Stale"/> that it is alive.
///
/// A loopback address means something on its own machine alone. Members of two machines of which one has such an address
/// would declare each other dead for ever, so who comes second is refused, with what to do about it.
/// </remarks>
internal sealed partial class MembershipSweep(IMembershipTable table, ILocalSiloDetails local, TimeProvider time, ILogger logger)
{
    /// <summary>How often a silo says that it is alive.</summary>
    public static readonly TimeSpan AlivePeriod = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stale = 4 * AlivePeriod;

    /// <summary>Another program may listen on its port by now; but the silo may be there, and the database have been away.</summary>
    private static readonly TimeSpan StaleThoughThere = 12 * AlivePeriod;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTableAsync(true, cancellationToken);
        while (await AnyLeftAsync(cancellationToken))
            await Task.Delay(Patience, time, cancellationToken);
    }

    /// <summary>Whether there is a silo of which nobody can say yet whether it lives.</summary>
    private async Task<bool> AnyLeftAsync(CancellationToken cancellationToken)
    {
        MembershipTableData members = await table.ReadAllAsync(cancellationToken);
        bool isAnyLeft = false;
        foreach ((MembershipEntry entry, string etag) in members.Members)
        {
            if (entry.Status is SiloStatus.Dead or SiloStatus.None)
                continue;
            bool isOutOfReach = IsOutOfReach(entry);
            bool? isThere = isOutOfReach ? null : await ConnectAsync(entry.SiloAddress, cancellationToken);
            TimeSpan silent = time.GetUtcNow().UtcDateTime - entry.IAmAliveTime;
            bool isStale = silent > (isThere == true ? StaleThoughThere : Stale);
            if (isThere == false || isStale)
            {
                entry.Status = SiloStatus.Dead;
                if (await table.UpdateRowAsync(entry, etag, members.Version.Next(), cancellationToken))
                    LogSwept(logger, entry.SiloAddress);

                // The version has changed, by this or by another.
                return true;
            }

            if (isOutOfReach)
                throw new UnreachableMemberException(local, entry);
            isAnyLeft |= isThere is null;
        }

        return isAnyLeft;
    }

    /// <summary>Whether it is on another machine, and either of the two has an address for its own alone.</summary>
    private bool IsOutOfReach(MembershipEntry entry) =>
        entry.HostName != local.DnsHostName
        && (IPAddress.IsLoopback(entry.SiloAddress.Endpoint.Address) || IPAddress.IsLoopback(local.SiloAddress.Endpoint.Address));

    /// <summary>True where something listens, false where the machine says that nothing does, null where it does not say.</summary>
    private static async Task<bool?> ConnectAsync(SiloAddress silo, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using Socket socket = new(silo.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(silo.Endpoint, deadline.Token);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Silo} is gone, and nobody had noticed: it is declared dead")]
    private static partial void LogSwept(ILogger logger, SiloAddress silo);
}
