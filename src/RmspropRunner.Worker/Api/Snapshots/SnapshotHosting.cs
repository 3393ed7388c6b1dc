using RmspropRunner.Worker.Api.Plots;

namespace RmspropRunner.Worker.Api.Snapshots;

internal static class SnapshotHosting
{
    /// <summary>Keeps the summaries that many may ask for at once.</summary>
    public static void AddSnapshots(this WebApplicationBuilder builder)
    {
        Add<LeaderboardSnapshots>();
        Add<ConvergenceSnapshots>();
        Add<PlotSnapshots>();

        void Add<TSnapshots>()
            where TSnapshots : class, ISnapshots
        {
            builder.Services.AddSingleton<TSnapshots>();
            builder.Services.AddSingleton<ISnapshots>(services => services.GetRequiredService<TSnapshots>());
        }
    }
}
