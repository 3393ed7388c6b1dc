using Microsoft.Extensions.Hosting;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>Of a host inside another: signals are the worker's, who stops it in its turn.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
