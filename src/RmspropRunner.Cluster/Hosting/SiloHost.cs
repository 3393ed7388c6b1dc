using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using RmspropRunner.Cluster.Shards;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>One silo, from its start to its end, in a host of its own within the worker's process.</summary>
/// <remarks>
/// The worker starts before its database may be there, and outlives a silo that was declared dead; the host that Orleans
/// starts and stops with can therefore not be the worker's.
/// </remarks>
internal sealed class SiloHost : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(4);

    private readonly IHost _host;

    private SiloHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host.Services;

    /// <summary>Done when the silo cannot go on.</summary>
    public Task Dead => _host.Services.GetRequiredService<DeclaredDead>().Happened;

    public string Name => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToString();

    /// <summary>Starts it; it is a member of the cluster when this returns.</summary>
    public static async Task<SiloHost> StartAsync(
        SiloSettings settings, ClusterStore store, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        IHost host = Build(settings, await settings.FindAddressAsync(cancellationToken), store, loggers, time);
        try
        {
            if (settings.Database is not null)
            {
                MembershipSweep sweep = new(
                    host.Services.GetRequiredService<IMembershipTable>(), host.Services.GetRequiredService<ILocalSiloDetails>(), time,
                    loggers.CreateLogger<MembershipSweep>());
                await sweep.RunAsync(cancellationToken);
            }

            // A start that is broken off is logged as a failure. Who wants to stop already lets it end, for that is a moment,
            // unless the database keeps it waiting.
            using CancellationTokenSource brokenOff = new();
            await using (cancellationToken.Register(() => brokenOff.CancelAfter(StartPatience)))
                await host.StartAsync(brokenOff.Token);
            return new SiloHost(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the cluster: what is in threads is finished, or left to others; then the silo goes.</summary>
    public async Task LeaveAsync()
    {
        await _host.Services.GetRequiredService<SiloCompute>().LeaveAsync(LeavePatience);
        using CancellationTokenSource deadline = new(StopPatience);
        await _host.StopAsync(deadline.Token);
    }

    /// <summary>Ends it without a word to anybody.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.Services.GetRequiredService<SiloCompute>().EndAsync();
        try
        {
            await _host.StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception error) when (error is OperationCanceledException or OrleansException)
        {
            // It was to stop at once.
        }

        _host.Dispose();
    }

    private static IHost Build(SiloSettings settings, IPAddress address, ClusterStore store, ILoggerFactory loggers, TimeProvider time)
    {
        IPAddress listening = IPAddress.IsLoopback(address) ? address : IPAddress.Any;
        int[] ports = FreePorts.Of(listening, settings.Port, settings.GatewayPort);
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.UseOrleans(silo =>
        {
            silo.AddExperiments(store, settings.Parallelism, time);
            settings.Extend?.Invoke(silo);
            silo.Services.AddSingleton<DeclaredDead>();
            silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(services => services.GetRequiredService<DeclaredDead>()));
            if (settings.Database is null)
            {
                silo.UseLocalhostClustering(ports[0], gatewayPort: 0);
                return;
            }

            silo.Configure<ClusterOptions>(ClusterName.Set);
            if (store.Shards.Session is { } session)
                silo.Configure<SiloOptions>(options => options.SiloName = session);
            silo.Configure<EndpointOptions>(endpoint =>
            {
                (endpoint.AdvertisedIPAddress, endpoint.SiloPort, endpoint.GatewayPort) = (address, ports[0], ports[1]);
                endpoint.SiloListeningEndpoint = new IPEndPoint(listening, ports[0]);
                endpoint.GatewayListeningEndpoint = new IPEndPoint(listening, ports[1]);
            });
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", settings.Database));
        });
        return builder.Build();
    }
}
