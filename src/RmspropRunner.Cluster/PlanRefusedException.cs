using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster;

/// <summary>A silo makes another plan of the stored specs than the one that was asked for, so it does not compute it.</summary>
public sealed class PlanRefusedException(string message) : StoreException(message);
