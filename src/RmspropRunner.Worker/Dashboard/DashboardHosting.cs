namespace RmspropRunner.Worker.Dashboard;

/// <summary>Puts Orleans' dashboard into the worker.</summary>
internal static class DashboardHosting
{
    /// <summary>Where it is.</summary>
    public const string Path = "/orleans";

    public static void AddDashboard(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ClusterDashboard>();

    public static void MapDashboard(this WebApplication app)
    {
        ClusterDashboard dashboard = app.Services.GetRequiredService<ClusterDashboard>();
        app.MapGet($"{Path}/{{**page}}", dashboard.AnswerAsync).ExcludeFromDescription();
    }
}
