using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Metrics.Convergence;
using RmspropRunner.Worker.Metrics.Exposition;
using RmspropRunner.Worker.Queue;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>The worker's metrics in this process, over a real store and HTTP, without its queue.</summary>
internal sealed class MeteredHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private MeteredHost(MetricsOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Metrics:SeriesLimit"] = $"{options.SeriesLimit}";
        builder.Services.AddOptions<WorkerOptions>().Configure(worker =>
        {
            worker.Metrics.SeriesLimit = options.SeriesLimit;
            worker.Metrics.KeepFinishedFor = options.KeepFinishedFor;
            worker.Metrics.ProbeInterval = options.ProbeInterval;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<OpenedStore>();
        builder.Services.AddSingleton<ActiveRuns>();
        builder.AddMetrics();
        if (MetricsEndpoint.IsPackage)
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddOwnExposition());
        _app = builder.Build();
        _app.MapMetrics();
        _app.MapGet("/own", OwnExposition.Create(_app.Services));
    }

    public Uri Url => new(_app.Urls.First());

    public IExperimentStore Store => _app.Services.GetRequiredService<OpenedStore>().Current;

    public ConvergenceBoard Board => _app.Services.GetRequiredService<ConvergenceBoard>();

    public ActiveRuns Runs => _app.Services.GetRequiredService<ActiveRuns>();

    public MeasuredShardStore Measured => _app.Services.GetRequiredService<MeasureStore>()(Store);

    public static async Task<MeteredHost> StartAsync(MetricsOptions? options = null)
    {
        MeteredHost host = new(options ?? new MetricsOptions { ProbeInterval = TimeSpan.FromMilliseconds(100) });
        IExperimentStore store = await ExperimentStores.OpenAsync(
            host._folder.File("store.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        host._app.Services.GetRequiredService<OpenedStore>().Set(store);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Runs an experiment as the worker does, and forgets the run if told so.</summary>
    public async Task<StoredExperiment> RunAsync(string yaml, bool isOver = true)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        ExperimentSpec spec = result.Spec ?? throw new ArgumentException(string.Join('\n', result.Errors), nameof(yaml));
        Submission.Accepted submission = Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(Store, spec, CancellationToken.None));
        RunProgress progress = new();
        Runs.Add(new ActiveRun(submission.Experiment, progress, TimeProvider.System.GetUtcNow()));
        await new InProcessEngine(Measured, 2).RunAsync(
            submission.Experiment.Id, submission.Plan, submission.Plan.Count, progress, CancellationToken.None);
        if (isOver)
            Runs.Remove(submission.Experiment.Id);
        return submission.Experiment;
    }

    /// <summary>What the endpoint answers.</summary>
    public Task<string> ScrapeAsync() => _client.GetStringAsync(new Uri(Url, "/metrics"));

    /// <summary>What the worker's own exposition answers, whatever the endpoint uses.</summary>
    public Task<string> ScrapeOwnAsync() => _client.GetStringAsync(new Uri(Url, "/own"));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
