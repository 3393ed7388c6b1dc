using RmspropRunner.Cluster.Placement;
using RmspropRunner.Cluster.Shards;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>What a coordinator sees around it: the store, the silos, the clock.</summary>
internal sealed record ClusterSurroundings(
    ClusterStore Store, StoreFence Fence, SiloCompute Plans, IClusterMembershipService Membership, IGrainFactory Grains, ILocalSiloDetails Local, TimeProvider Time)
{
    /// <summary>The silos that work can be given to.</summary>
    public IEnumerable<SiloAddress> ActiveSilos =>
        Membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress);

    /// <summary>Whether the silo may still answer.</summary>
    public bool IsThere(SiloAddress silo) =>
        Membership.CurrentSnapshot.GetSiloStatus(silo) is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;

    /// <summary>Whether the silo has said that it stops.</summary>
    public bool IsStopping(SiloAddress silo) =>
        Membership.CurrentSnapshot.GetSiloStatus(silo) is SiloStatus.ShuttingDown or SiloStatus.Stopping;

    /// <summary>Whether the silo is gone, or believed to be.</summary>
    public bool IsDead(SiloAddress silo) => Membership.CurrentSnapshot.GetSiloStatus(silo) == SiloStatus.Dead;

    public IShardGrain ShardsOn(SiloAddress silo, long experimentId) => Grains.GetGrain<IShardGrain>(OnSilo.Key(silo, experimentId));
}
