using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RmspropRunner.Contracts;

namespace RmspropRunner.Worker.Health;

/// <summary>/healthz/live says that the process is up; /healthz/ready whether it can do its work. Open to everybody.</summary>
internal static class HealthRoutes
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoreCheck>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoreCheck>("database")
            .AddCheck<MigrationsCheck>("migrations")
            .AddCheck<ShutdownCheck>("shutdown");
    }

    public static void MapHealth(this WebApplication app)
    {
        Map(app, "/healthz/live", _ => false);
        Map(app, "/healthz/ready", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthResource(
            Word(report.Status),
            [.. report.Entries.Select(entry => new HealthCheckResource(entry.Key, Word(entry.Value.Status), entry.Value.Description))]),
        ContractsJson.Default.HealthResource,
        cancellationToken: context.RequestAborted);

    private static string Word(HealthStatus status) => status == HealthStatus.Unhealthy ? "unhealthy" : "healthy";
}
