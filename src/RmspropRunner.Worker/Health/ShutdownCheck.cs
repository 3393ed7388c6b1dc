using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RmspropRunner.Worker.Health;

/// <summary>Whether the worker goes on taking work.</summary>
internal sealed class ShutdownCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The worker is stopping.")
            : HealthCheckResult.Healthy("The worker is running."));
}
