using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using RmspropRunner.Experiments.Engines;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>This process as a client of the cluster: it has experiments run and follows them, and computes nothing itself.</summary>
/// <remarks>
/// A client's call to a silo that was killed is answered only when the silo is declared dead, or never; whoever coordinates
/// is a member therefore, and a visitor only attends. See <see cref="ClusterEngine"/>.
/// </remarks>
public sealed partial class ClusterVisitor : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IHost _host;

    private ClusterVisitor(IHost host, TimeProvider time)
    {
        _host = host;
        Engine = new ClusterEngine(host.Services.GetRequiredService<IGrainFactory>, time);
    }

    /// <summary>Has experiments run by the cluster's members.</summary>
    public IEngine Engine { get; }

    /// <summary>Connects to the cluster; tries again and again until a member is there.</summary>
    /// <param name="database">The PostgreSQL database that its members meet in, as an Npgsql connection string.</param>
    /// <param name="loggers">Where it says what happens.</param>
    /// <param name="time">Paces the attempts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ClusterVisitor> ConnectAsync(
        string database, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        ILogger logger = loggers.CreateLogger<ClusterVisitor>();
        IHost host = Build(database, loggers, async (error, stopping) =>
        {
            LogTrouble(logger, error.Message);
            await Task.Delay(Pause, time, stopping);
            return true;
        });
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        LogConnected(logger);
        return new ClusterVisitor(host, time);
    }

    /// <summary>Ends the connection; does not throw.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _host.StopAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is OperationCanceledException or OrleansException)
        {
            // There is nobody to take leave of.
        }

        _host.Dispose();
    }

    private static IHost Build(string database, ILoggerFactory loggers, Func<Exception, CancellationToken, Task<bool>> tryAgain)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(ClusterName.Set);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", database));
            client.UseConnectionRetryFilter(tryAgain);
        });
        return builder.Build();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the cluster as a client; its members compute")]
    private static partial void LogConnected(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No member of the cluster can be reached, trying again: {Reason}")]
    private static partial void LogTrouble(ILogger logger, string reason);
}
