using System.Globalization;

namespace RmspropRunner.Cluster.Placement;

/// <summary>The grain lives on the silo that its key names, and nowhere else.</summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking]
internal sealed class OnSilo : PlacementStrategy
{
    public static OnSilo Instance { get; } = new();

    /// <summary>Such as 127.0.0.1:11111@131277045/7 for experiment 7.</summary>
    public static string Key(SiloAddress silo, long experimentId) => string.Create(
        CultureInfo.InvariantCulture, $"{silo.ToParsableString()}/{experimentId}");

    public static SiloAddress SiloOf(string key) => SiloAddress.FromParsableString(key[..key.LastIndexOf('/')]);

    public static long ExperimentOf(string key) =>
        long.Parse(key.AsSpan(key.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
}
