using System.Diagnostics.Metrics;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Metrics;

/// <summary>How far the experiments have come that run in this worker.</summary>
internal sealed class RunGauges : IDisposable
{
    private readonly ActiveRuns _runs;
    private readonly HashSet<long> _shown = [];
    private readonly Lock _gate = new();
    private Meter _meter;

    public RunGauges(ActiveRuns runs)
    {
        _runs = runs;
        _meter = Open();
    }

    /// <summary>Lets go of the series of experiments that do not run any more, which otherwise stay in the exporter's memory.</summary>
    public void ForgetEnded()
    {
        lock (_gate)
        {
            if (_shown.All(id => _runs.Find(id) is not null))
                return;
            _shown.Clear();
        }

        _meter.Dispose();
        _meter = Open();
    }

    public void Dispose() => _meter.Dispose();

    private Meter Open()
    {
        Meter meter = WorkerMeter.Create();
        meter.CreateObservableGauge(
            "rmsprop.experiment.planned_trials",
            () => Show(run => (double)run.Progress.PlannedTrials),
            "{trial}",
            "Trials to be stored in the end, of experiments that run in this worker.");
        meter.CreateObservableGauge(
            "rmsprop.experiment.stored_trials",
            () => Show(run => (double)run.Progress.StoredTrials),
            "{trial}",
            "Trials stored so far, those of earlier runs included, of experiments that run in this worker.");
        meter.CreateObservableGauge(
            "rmsprop.experiment.progress_ratio",
            () => Show(run => run.Progress.PlannedTrials is > 0 and long planned ? (double)run.Progress.StoredTrials / planned : 0),
            "1",
            "Share of the trials that are stored, from 0 to 1, of experiments that run in this worker.");
        return meter;
    }

    private List<Measurement<double>> Show(Func<ActiveRun, double> value)
    {
        lock (_gate)
        {
            List<Measurement<double>> values = [];
            foreach (ActiveRun run in _runs.All)
            {
                _shown.Add(run.Experiment.Id);
                values.Add(new(value(run), new KeyValuePair<string, object?>("experiment", run.Experiment.Name)));
            }

            return values;
        }
    }
}
