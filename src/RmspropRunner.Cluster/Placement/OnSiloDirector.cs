using Orleans.Runtime.Placement;

namespace RmspropRunner.Cluster.Placement;

/// <summary>Puts a grain where its key says; where that silo is gone, nowhere.</summary>
internal sealed class OnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        string key = target.GrainIdentity.Key.ToString()!;
        SiloAddress silo = OnSilo.SiloOf(key);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"The silo of {key} is not in the cluster.");
    }
}
