namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>A test of Orleans' dashboard, which is skipped where the build is without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DashboardFactAttribute : FactAttribute
{
    public DashboardFactAttribute()
    {
        if (!RmspropRunner.Worker.Dashboard.SiloPages.AreBuiltIn)
            Skip = "Microsoft.Orleans.Dashboard is not on this machine's NuGet feed, so workers have no page at /orleans: see Directory.Feed.props";
    }
}
