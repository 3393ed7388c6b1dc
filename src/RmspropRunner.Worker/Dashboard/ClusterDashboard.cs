using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Problems;
using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Dashboard;

/// <summary>Orleans' dashboard, of whichever silo the worker has at the moment.</summary>
/// <remarks>
/// A silo has a host of its own, and another may take its place while the worker lives. So the dashboard's pages are
/// made within each silo's services, and the worker, who listens, hands requests on to the pages of the present one.
/// </remarks>
internal sealed partial class ClusterDashboard(IOptions<WorkerOptions> options, ILogger<ClusterDashboard> logger)
{
    /// <summary>A silo that was declared dead is followed by another in about this time.</summary>
    private const string RetryAfterSeconds = "2";

    private volatile Func<IServiceProvider?> _silo = () => null;

    /// <summary>Why there is no dashboard; null where there is one.</summary>
    private string? Lack =>
        options.Value.Engine == EngineName.OrleansClient ? "This worker has no silo, and so no dashboard: ask one that computes."
        : options.Value.Engine != EngineName.Orleans ? "There is no cluster to show: this worker runs its experiments alone, in its own process."
        : !SiloPages.AreBuiltIn ? "This worker is built without Microsoft.Orleans.Dashboard, which its NuGet feed lacked."
        : !options.Value.Cluster.Dashboard ? "Orleans' dashboard is off. The setting Cluster:Dashboard turns it on, for all workers of the cluster."
        : null;

    /// <summary>Tells where the pages are from now on.</summary>
    /// <param name="silo">Gives the services of the present silo; null while there is none.</param>
    public void Show(Func<IServiceProvider?> silo) => _silo = silo;

    public async Task AnswerAsync(HttpContext context)
    {
        if (Lack is { } lack)
        {
            await context.WriteProblemAsync(StatusCodes.Status404NotFound, lack);
            return;
        }

        string trouble = "This worker's silo is not there just now. Ask again in a moment.";
        try
        {
            if (_silo() is { } silo)
            {
                await SiloPages.AnswerAsync(silo, context);
                return;
            }
        }
        catch (Exception error) when (SiloPages.IsSiloGone(error) && !context.Response.HasStarted)
        {
            LogGone(error, context.Request.Path);
            context.Response.Clear();
            trouble = "The silo does not answer: it has just gone, or it runs without the dashboard.";
        }

        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await context.WriteProblemAsync(StatusCodes.Status503ServiceUnavailable, trouble);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Path} could not be shown, a silo does not answer")]
    private partial void LogGone(Exception error, PathString path);
}
