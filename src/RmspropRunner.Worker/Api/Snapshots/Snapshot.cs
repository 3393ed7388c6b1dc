using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>What was computed from an experiment's results.</summary>
/// <param name="Experiment">The experiment, as it was then.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Tag">Names them: other rows have another.</param>
/// <param name="Age">How long ago it was last known to be what the store has.</param>
internal sealed record Snapshot<TRow>(StoredExperiment Experiment, IReadOnlyList<TRow> Rows, string Tag, TimeSpan Age)
{
    /// <summary>Says the age in the response, in whole seconds, as caches do.</summary>
    public void Tell(HttpResponse response) => response.Headers.Age = $"{(long)Age.TotalSeconds}";
}
