using OpenTelemetry.Metrics;

namespace RmspropRunner.Worker.Metrics.Exposition;

/// <summary>The worker's own exposition, for feeds without the package: the same metrics, under the same names.</summary>
internal static class OwnExposition
{
    public static MeterProviderBuilder AddOwnExposition(this MeterProviderBuilder metrics)
    {
        metrics.ConfigureServices(services => services.AddSingleton<ScrapeExporter>());
        return metrics.AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<ScrapeExporter>())
        {
            TemporalityPreference = MetricReaderTemporalityPreference.Cumulative,
        });
    }

    /// <summary>Answers a scrape.</summary>
    public static RequestDelegate Create(IServiceProvider services)
    {
        ScrapeExporter exporter = services.GetRequiredService<ScrapeExporter>();
        return async context =>
        {
            string text = exporter.Scrape();
            context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await context.Response.WriteAsync(text, context.RequestAborted);
        };
    }
}
