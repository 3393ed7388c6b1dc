using System.Text.Json;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Worker.Api.Snapshots;
using RmspropRunner.Worker.Intake;

namespace RmspropRunner.Worker.Api.Plots;

/// <summary>Pictures as they are sent: the rows are their bytes.</summary>
internal sealed class PlotSnapshots(WorkerPlugins plugins, IHostApplicationLifetime lifetime, TimeProvider time)
    : SnapshotCache<PlotKey, byte>(MostBytes, lifetime, time)
{
    /// <summary>What all pictures take that are held: some hundred surfaces.</summary>
    private const int MostBytes = 64 << 20;

    /// <exception cref="PlotException">It cannot be drawn as asked.</exception>
    public Task<Snapshot<byte>?> GetAsync(
        IExperimentStore store, string experimentKey, IPlotKind kind, PlotRequest request, CancellationToken cancellationToken) =>
        GetAsync(
            PlotKey.Of(experimentKey, kind.Name, request),
            store,
            experimentKey,
            (experiment, stopping) => DrawAsync(store, experiment, kind, request, stopping),
            cancellationToken);

    private async Task<IReadOnlyList<byte>> DrawAsync(
        IResultStore store, StoredExperiment experiment, IPlotKind kind, PlotRequest request, CancellationToken stopping)
    {
        PlotSubject subject = new(store, experiment, plugins.PlanOf(experiment));
        Figure figure = await kind.DrawAsync(subject, request, stopping);
        return JsonSerializer.SerializeToUtf8Bytes(figure.ToJson());
    }
}
