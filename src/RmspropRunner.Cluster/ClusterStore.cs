using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster;

/// <summary>What a silo needs of the store that the whole cluster shares.</summary>
public sealed record ClusterStore
{
    /// <summary>Where the specs are.</summary>
    public required IExperimentCatalog Catalog { get; init; }

    /// <summary>Where the results go, and where it says what is there.</summary>
    public required IShardStore Shards { get; init; }

    /// <summary>Makes the plan of a stored experiment; the same everywhere, unless the programs differ.</summary>
    public required Func<StoredExperiment, ExperimentPlan> Plan { get; init; }
}
