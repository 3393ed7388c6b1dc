using Orleans.Placement;

namespace RmspropRunner.Cluster.Placement;

/// <summary>Places a grain class by <see cref="OnSilo"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSiloAttribute() : PlacementAttribute(OnSilo.Instance);
