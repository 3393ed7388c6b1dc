using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using RmspropRunner.Cluster.Coordination;
using RmspropRunner.Cluster.Placement;
using RmspropRunner.Cluster.Shards;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>What every silo of ours has, in a worker or in a test.</summary>
public static class SiloParts
{
    /// <summary>Adds the grains' surroundings and the silo's compute threads, and sets how fast a lost silo is noticed.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="store">The store that the whole cluster shares.</param>
    /// <param name="parallelism">Threads that compute, from 1 up.</param>
    /// <param name="time">The clock.</param>
    public static ISiloBuilder AddExperiments(this ISiloBuilder silo, ClusterStore store, int parallelism, TimeProvider time)
    {
        silo.Services.TryAddSingleton(time);
        silo.Services.AddSingleton(store);
        silo.Services.AddSingleton(new ShardCompute(store.Shards, parallelism, givesWay: true, time));
        silo.Services.AddSingleton<SiloCompute>();
        silo.Services.AddSingleton<StoreFence>();
        silo.Services.AddSingleton<ClusterSurroundings>();
        silo.Services.AddPlacementDirector<OnSilo, OnSiloDirector>();
        silo.Configure<ClusterMembershipOptions>(Notice);
        return silo;
    }

    /// <summary>
    /// A killed silo is noticed in about a second, a hung one in two to five. One vote is enough: a silo that was declared
    /// dead by mistake starts again by itself, and all it costs is that its shards are computed twice.
    /// </summary>
    private static void Notice(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 1;
        membership.IAmAliveTablePublishTimeout = MembershipSweep.AlivePeriod;
        membership.TableRefreshTimeout = 2 * MembershipSweep.AlivePeriod; // So a silo that wakes soon sees that it was declared dead.
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
