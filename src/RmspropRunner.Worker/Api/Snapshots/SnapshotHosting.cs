using RmspropRunner.Worker.Api.Plots;

namespace RmspropRunner.Worker.Api.Snapshots;

internal static class SnapshotHosting
{
    /// <summary>Keeps the summaries that many may ask for at once.</summary>
    public static void AddSnapshots(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeaderboardSnapshots>();
        builder.Services.AddSingleton<ConvergenceSnapshots>();
        builder.Services.AddSingleton<PlotSnapshots>();
    }
}
