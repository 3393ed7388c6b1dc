namespace RmspropRunner.IntegrationTests.Prometheus;

/// <summary>A test that needs an installed Prometheus, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!new[] { "prometheus", "promtool" }.All(name => folders.Any(folder => File.Exists(Path.Combine(folder, name)))))
            Skip = "Prometheus is not installed here, and this test needs it and promtool: apt-get install prometheus";
    }
}
