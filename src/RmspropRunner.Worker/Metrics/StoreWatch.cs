using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Metrics.Convergence;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Metrics;

/// <summary>
/// Asks the store at intervals how it is and what is queued, so that a scrape never waits for it, and lets go of the
/// series of experiments that have ended or are gone.
/// </summary>
internal sealed partial class StoreWatch(
    OpenedStore opened,
    StoreGauges gauges,
    RunGauges runs,
    ConvergenceBoard board,
    IOptions<WorkerOptions> options,
    TimeProvider time,
    ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly MetricsOptions _options = options.Value.Metrics;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opened.WaitAsync(stoppingToken);
        using PeriodicTimer timer = new(_options.ProbeInterval, time);
        do
        {
            runs.ForgetEnded();
            board.ForgetFinished(_options.KeepFinishedFor);
            await ProbeAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ProbeAsync(CancellationToken stoppingToken)
    {
        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, patience.Token);
        try
        {
            // A database that has gone without a word may leave even a cancelled call waiting.
            await ProbeAsync(opened.Current, stopping.Token).WaitAsync(stopping.Token);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            if (gauges.OnUnavailable())
                LogUnavailable(patience.IsCancellationRequested ? $"no answer within {Patience.TotalSeconds} s" : error.Message);
        }
    }

    private async Task ProbeAsync(IExperimentStore store, CancellationToken cancellationToken)
    {
        gauges.OnProbed(await store.CountJobsAsync(cancellationToken));
        foreach (long id in board.ExperimentIds)
        {
            if (await store.FindAsync(id, cancellationToken) is null)
                board.Forget(id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store does not answer: {Reason}")]
    private partial void LogUnavailable(string reason);
}
