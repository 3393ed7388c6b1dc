using RmspropRunner.IntegrationTests.Cluster;
using RmspropRunner.IntegrationTests.Prometheus;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A test that needs a Prometheus and a build with Orleans; skipped, with the reason, where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterPrometheusFactAttribute : FactAttribute
{
    public ClusterPrometheusFactAttribute() => Skip = new ClusterFactAttribute().Skip ?? new PrometheusFactAttribute().Skip;
}
