using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using RmspropRunner.Worker.Metrics.Convergence;
using RmspropRunner.Worker.Metrics.Exposition;

namespace RmspropRunner.Worker.Metrics;

/// <summary>Puts the metrics into the host.</summary>
internal static class MetricsHosting
{
    /// <summary>The path that Prometheus scrapes.</summary>
    public const string Path = "/metrics";

    /// <summary>The name under which the worker is known to whom it reports.</summary>
    public const string ServiceName = "rmsprop-worker";

    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WorkerInstruments>();
        builder.Services.AddSingleton<StoreGauges>();
        builder.Services.AddSingleton<RunGauges>();
        builder.Services.AddSingleton<ConvergenceBoard>();
        builder.Services.AddSingleton<MeasureStore>(services => store => new MeasuredShardStore(
            store,
            services.GetRequiredService<WorkerInstruments>(),
            services.GetRequiredService<ConvergenceBoard>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<StoreWatch>();
        int seriesLimit = builder.Configuration.GetValue("Metrics:SeriesLimit", new Configuration.MetricsOptions().SeriesLimit);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: BuildVersion.Current, autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics.AddWorkerMeters(seriesLimit).AddExposition());
    }

    public static IEndpointConventionBuilder MapMetrics(this WebApplication app)
    {
        // Made now, and in this order, so that everything is there from the first scrape: nobody hears what an instrument
        // says before someone listens.
        _ = app.Services.GetRequiredService<MeterProvider>();
        _ = app.Services.GetRequiredService<WorkerInstruments>();
        return app.MapGet(Path, MetricsEndpoint.Create(app)).ExcludeFromDescription();
    }

    /// <summary>Listens to the worker, to its silo, to its HTTP server and to the runtime.</summary>
    public static MeterProviderBuilder AddWorkerMeters(this MeterProviderBuilder metrics, int seriesLimit) => metrics
        .AddMeter(WorkerMeter.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "System.Runtime")
        .SetMaxMetricStreams(1000 + 4 * seriesLimit)
        .AddView("rmsprop.gap", Limit(Milestones.Iterations.Count * ConvergenceGroup.SeriesPerMilestone))
        .AddView("rmsprop.best_objective", Limit(1))
        .AddView("rmsprop.target_iterations", Limit(1))
        .AddView("rmsprop.experiment.*", Limit(10_000))
        // Orleans says of few of its instruments what they are, and has some in units, and labels, that Prometheus would not have.
        .AddView(instrument => instrument.Meter.Name != "Microsoft.Orleans" ? null
            : instrument.Unit is "ms" or "MB" ? MetricStreamConfiguration.Drop
            : instrument.Name.EndsWith("-messages-size", StringComparison.Ordinal) ? SizesOfMessages(instrument)
            : string.IsNullOrEmpty(instrument.Description) ? new MetricStreamConfiguration { Description = "Orleans' own instrument of that name." }
            : null)
        // Names that end in _count, which Prometheus keeps for histograms.
        .AddView("dotnet.assembly.count", MetricStreamConfiguration.Drop)
        .AddView("dotnet.process.cpu.count", MetricStreamConfiguration.Drop)
        .AddView("dotnet.timer.count", MetricStreamConfiguration.Drop);

    /// <summary>Messages by the silo at the other end; the labels that are left out are not in snake_case.</summary>
    private static MetricStreamConfiguration SizesOfMessages(Instrument instrument) => new()
    {
        Description = $"Orleans' own: the sizes of messages, {instrument.Name}.",
        TagKeys = ["silo"],
    };

    private static MetricStreamConfiguration Limit(int series) => new() { CardinalityLimit = series };
}
