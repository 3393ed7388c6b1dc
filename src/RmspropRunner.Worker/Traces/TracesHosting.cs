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

        // Requests and statements are spans of ASP.NET Core's and Npgsql's own.
        builder.Services.AddOpenTelemetry().WithTracing(traces => traces
            .AddSource(WorkerTraces.SourceName, "Microsoft.AspNetCore", "Npgsql")
            .AddOtlpExporter());
    }
}
