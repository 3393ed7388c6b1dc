using RmspropRunner.Cluster.Messages;

namespace RmspropRunner.Cluster.Shards;

/// <summary>
/// Runs shards of one experiment on one silo, which its key names: <see cref="Placement.OnSilo.Key"/>. Shards come and
/// results are told in batches, by calls of which each answers within a second.
/// </summary>
[Alias("rmsprop.shards")]
internal interface IShardGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins a session, in place of one with a lower number: what that has under way goes on in this one, where the plan is
    /// the same, and ends otherwise. The silo refuses a plan that it makes otherwise.
    /// </summary>
    /// <param name="session">Higher than that of every session before.</param>
    /// <param name="planHash">The plan, as the store has it.</param>
    [Alias("begin")]
    Task<ShardAnswer> BeginAsync(long session, string planHash);

    /// <summary>Gives it shards, and hears what became of those before.</summary>
    [Alias("exchange")]
    [ResponseTimeout("00:00:15")]
    Task<ShardAnswer> ExchangeAsync(ShardOrder order);

    /// <summary>Ends the session: what is computed is committed, the rest dropped.</summary>
    [Alias("end")]
    Task<ShardAnswer> EndAsync(long session);
}
