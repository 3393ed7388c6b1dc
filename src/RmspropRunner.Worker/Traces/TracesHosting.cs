using OpenTelemetry.Trace;

namespace RmspropRunner.Worker.Traces;

/// <summary>Sends traces by OTLP, where the standard settings name an endpoint; otherwise there are none.</summary>
internal static class TracesHosting
{
    public static void AddTraces(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])
            && string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]))
            return;

        // Npgsql makes spans of its statements by itself.
        builder.Services.AddOpenTelemetry().WithTracing(traces => traces
            .AddSource(WorkerTraces.SourceName, "Npgsql")
            .AddAspNetCoreInstrumentation()
            .AddOtlpExporter());
    }
}
