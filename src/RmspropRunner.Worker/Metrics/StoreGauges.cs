using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Metrics;

/// <summary>What the last probe of the store said. While the store is away, nothing is known of the queue, and nothing shown.</summary>
internal sealed class StoreGauges : IDisposable
{
    private readonly Meter _meter = WorkerMeter.Create();
    private volatile IReadOnlyDictionary<JobState, long>? _jobs;

    public StoreGauges(IOptions<WorkerOptions> options)
    {
        int limit = options.Value.Limits.QueuedExperiments;
        _meter.CreateObservableGauge(
            "rmsprop.queue.limit.experiments", () => limit, "{experiment}", "Experiments that may be queued or running before more are refused.");
        _meter.CreateObservableGauge(
            "rmsprop.store.up", () => _jobs is null ? 0L : 1L, unit: null, "1 where the store answered the last probe, 0 where it did not.");
        _meter.CreateObservableGauge(
            "rmsprop.queue.experiments", Queued, "{experiment}", "Experiments that wait to be run.");
        _meter.CreateObservableGauge(
            "rmsprop.experiments", ByStatus, "{experiment}", "Experiments that workers were asked to run, by status.");
        _meter.CreateObservableGauge(
            "rmsprop.build_info",
            () => new Measurement<long>(1, new("version", BuildVersion.Current), new("engine", options.Value.Engine)),
            unit: null,
            "1; its labels tell the version and the engine.");
    }

    /// <summary>The store answered.</summary>
    public void OnProbed(IReadOnlyDictionary<JobState, long> jobs) => _jobs = jobs;

    /// <summary>The store did not answer; true where it had the time before.</summary>
    public bool OnUnavailable() => Interlocked.Exchange(ref _jobs, null) is not null;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Queued() =>
        _jobs is { } jobs ? [new Measurement<long>(jobs.GetValueOrDefault(JobState.Queued))] : [];

    private IEnumerable<Measurement<long>> ByStatus() => _jobs is { } jobs
        ? Enum.GetValues<JobState>().Select(state => new Measurement<long>(
            jobs.GetValueOrDefault(state), new KeyValuePair<string, object?>("status", state.ToString().ToLowerInvariant())))
        : [];
}
