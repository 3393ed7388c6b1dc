using Microsoft.Extensions.Diagnostics.HealthChecks;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Health;

/// <summary>Whether the schema is up to date, which opening the store sees to: it opens with every migration applied, or not at all.</summary>
internal sealed class MigrationsCheck(OpenedStore opened) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(opened.IsOpen
            ? HealthCheckResult.Healthy("Every migration is applied.")
            : HealthCheckResult.Unhealthy("The store is not open yet."));
}
