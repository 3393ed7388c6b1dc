using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Hosting;

namespace RmspropRunner.Worker.Stores;

/// <summary>Opens the store, and brings its schema up to date; again and again where the database cannot be reached yet.</summary>
/// <remarks>
/// A database that starts beside the worker is slower than the worker, and no reason to give up. Trouble that waiting
/// does not mend (no such folder, a schema that is newer than the program) ends the worker with the store's message.
/// </remarks>
internal sealed partial class StoreOpening(
    OpenedStore opened, IOptions<WorkerOptions> options, Ending ending, TimeProvider time, ILogger<StoreOpening> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = FirstPause;
        while (!opened.IsOpen)
        {
            try
            {
                IExperimentStore store = await ExperimentStores.OpenAsync(options.Value.Store, StoreAccess.OpenOrCreate, time, stoppingToken);
                opened.Set(store);
                LogOpened(store.Location);
            }
            catch (StoreUnavailableException error)
            {
                opened.OnUnavailable(error);
                LogUnavailable(error.Message, pause);
                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (StoreException error)
            {
                ending.Give(error is StoreFailureException ? ExitCode.Failure : ExitCode.Mistake, error.Message);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is open: {Location}")]
    private partial void LogOpened(string location);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be opened, trying again in {Pause}: {Reason}")]
    private partial void LogUnavailable(string reason, TimeSpan pause);
}
