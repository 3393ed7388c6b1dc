using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>Keeps silos that were declared dead from holding the others up: ends what their stores have under way.</summary>
/// <remarks>
/// A silo that hangs, or whose machine is gone, may be inside a transaction, and so hold the marks of its shards; whoever
/// computes these again would wait for it. Each silo is in the members' table under the name of its store's session, so
/// everybody can end it, a coordinator that has never heard of that silo too: the one before may have been there.
///
/// A silo that leaves in good order puts itself down as dead, and is let be. So is one whose process has joined again.
/// </remarks>
internal sealed partial class StoreFence(ClusterStore store, IMembershipTable members, TimeProvider time, ILogger<StoreFence> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<SiloAddress, bool> _ended = new();

    /// <summary>Ends the sessions of all who were declared dead, each once. What goes wrong costs waiting, and no more: it does not throw.</summary>
    public async Task EndLostAsync()
    {
        if (store.Shards.Session is not { } own)
            return;
        using CancellationTokenSource deadline = new(Patience, time);
        try
        {
            MembershipTableData table = await members.ReadAllAsync(deadline.Token);
            MembershipEntry[] entries = [.. table.Members.Select(member => member.Item1)];
            HashSet<string> living = [own, .. entries.Where(entry => entry.Status != SiloStatus.Dead).Select(entry => entry.SiloName)];
            foreach (MembershipEntry lost in entries.Where(entry => IsLost(entry) && !living.Contains(entry.SiloName)))
            {
                if (_ended.ContainsKey(lost.SiloAddress))
                    continue;
                await store.Shards.EndSessionAsync(lost.SiloName, deadline.Token);
                _ended[lost.SiloAddress] = true;
                LogEnded(logger, lost.SiloAddress, lost.SiloName);
            }
        }
        catch (Exception error) when (error is StoreException or DbException or OrleansException or OperationCanceledException)
        {
            LogTrouble(logger, error.Message);
        }
    }

    private static bool IsLost(MembershipEntry entry) =>
        entry.Status == SiloStatus.Dead
        && entry.SuspectTimes?.Exists(suspicion => suspicion.Item1.Equals(entry.SiloAddress)) != true;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Silo} is lost: what its store '{Session}' had under way was ended")]
    private static partial void LogEnded(ILogger logger, SiloAddress silo, string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What lost silos have under way in the store could not be ended: {Reason}")]
    private static partial void LogTrouble(ILogger logger, string reason);
}
