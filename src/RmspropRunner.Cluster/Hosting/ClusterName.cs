using Orleans.Configuration;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>
/// The cluster's name, which is one for all: those who share a database run the same experiments, so two clusters in it
/// would compute everything twice.
/// </summary>
internal static class ClusterName
{
    private const string Name = "rmsprop";

    public static void Set(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Name, Name);
}
