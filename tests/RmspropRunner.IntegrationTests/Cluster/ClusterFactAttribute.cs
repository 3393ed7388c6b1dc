namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>A test of the cluster, which is skipped where the build is without Orleans.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterFactAttribute : FactAttribute
{
#if !HAS_ORLEANS
    public ClusterFactAttribute() =>
        Skip = "Microsoft.Orleans.Server is not on this machine's NuGet feed, so workers have no cluster: see Directory.Feed.props";
#endif
}
