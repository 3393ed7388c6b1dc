using OpenTelemetry.Metrics;

namespace RmspropRunner.Worker.Metrics.Exposition;

/// <summary>What answers a scrape: the package's exporter where the feed has it, the worker's own where it does not.</summary>
/// <remarks>
/// Both answer in Prometheus' text format 0.0.4. The package would also speak OpenMetrics, under which bounds are written
/// differently (le="1.0") and every counter has a second series; so series would change with whoever asks.
/// </remarks>
internal static class MetricsEndpoint
{
#if HAS_PROMETHEUS_EXPORTER
    /// <summary>Whether this build has the package.</summary>
    public static bool IsPackage => true;

    public static MeterProviderBuilder AddExposition(this MeterProviderBuilder metrics) => metrics.AddPrometheusExporter(exporter =>
    {
        exporter.ScopeInfoEnabled = false;
        exporter.ScrapeResponseCacheDurationMilliseconds = 0;
    });

    public static RequestDelegate Create(WebApplication app)
    {
        IApplicationBuilder branch = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        branch.Use((context, next) =>
        {
            context.Request.Headers.Accept = "text/plain; version=0.0.4";
            return next(context);
        });
        return branch.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true).Build();
    }
#else
    /// <summary>Whether this build has the package.</summary>
    public static bool IsPackage => false;

    public static MeterProviderBuilder AddExposition(this MeterProviderBuilder metrics) => metrics.AddOwnExposition();

    public static RequestDelegate Create(WebApplication app) => OwnExposition.Create(app.Services);
#endif
}
