using RmspropRunner.Worker.Inbox;
using RmspropRunner.Worker.Intake;
using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Queue;

/// <summary>Registers what takes specs in, and what runs them.</summary>
internal static class QueueServices
{
    /// <summary>What is in flight is committed within this; less than ten seconds, so that the whole process ends within ten.</summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(8);

    public static void AddQueue(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<ActiveRuns>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<QueueBell>();
        services.AddSingleton<QueueRoom>();
        services.AddSingleton<JobControl>();
        services.AddSingleton<PlanLimit>();
        services.AddSingleton<WorkerPlugins>();
        services.AddSingleton<SpecIntake>();
        services.AddSingleton<EngineStart>();
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<InboxWatch>();
        services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = ShutdownPatience;

            // Runs stop at once, not after the last slow download.
            host.ServicesStopConcurrently = true;
        });
    }
}
