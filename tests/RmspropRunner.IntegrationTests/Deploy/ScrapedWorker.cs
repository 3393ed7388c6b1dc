using RmspropRunner.IntegrationTests.Prometheus;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A worker that has run an experiment while a real Prometheus scraped it; not started where there is no Prometheus.</summary>
public sealed class ScrapedWorker : IAsyncLifetime
{
    private const string Spec = """
        name: 'it''s a "deep" \ valley'
        problems: [ rosenbrock: { dimension: 4, bounds: [-2, 2] } ]
        optimizers:
          - rmsprop: { variant: torch, learning_rate: [1e-3, 1e-2], rho: [0.9, 0.99] }
          - gradient_descent: { learning_rate: [1e-3, 1] }
        seeds: 1..400
        iterations: 200000
        stop: { target: 1e-2, diverge_above: 1e6 }
        trace: { log: 5, x: false }
        """;

    private WorkerProcess? _worker;
    private PrometheusServer? _prometheus;

    internal PrometheusServer Prometheus => _prometheus ?? throw new InvalidOperationException("Prometheus was not started.");

    public async Task InitializeAsync()
    {
        if (new PrometheusFactAttribute().Skip is not null)
            return;
        _worker = await WorkerProcess.StartAsync();
        _prometheus = await PrometheusServer.StartAsync(_worker.Url);
        await _prometheus.WaitAsync("rmsprop_build_info", samples => samples.Count > 0);

        await SubmitAsync(Spec);
        await SubmitAsync("name: mistaken");
        await _prometheus.WaitAsync("rmsprop_experiment_progress_ratio > 0", samples => samples.Count > 0);
        await _prometheus.WaitAsync("rmsprop_experiments{status=\"finished\"} > 0", samples => samples.Count > 0);
    }

    public async Task DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        if (_worker is not null)
            await _worker.DisposeAsync();
    }

    private async Task SubmitAsync(string spec)
    {
        using StringContent body = new(spec);
        (await _worker!.Client.PostAsync("/api/v1/experiments", body)).Dispose();
    }
}
