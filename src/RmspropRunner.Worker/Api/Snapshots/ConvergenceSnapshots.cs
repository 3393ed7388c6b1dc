using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Thinning;

namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>Convergences, thinned while they are read.</summary>
internal sealed class ConvergenceSnapshots(IHostApplicationLifetime lifetime, TimeProvider time)
    : SnapshotCache<ConvergenceKey, ConvergenceRow>(500_000, lifetime, time)
{
    /// <summary>The most rows of one answer: some ten megabytes.</summary>
    private const long MostRows = 200_000;

    public Task<Snapshot<ConvergenceRow>?> GetAsync(IExperimentStore store, ConvergenceKey key, CancellationToken cancellationToken) =>
        GetAsync(key, store, key.Experiment, (experiment, stopping) => ComputeAsync(store, experiment.Id, key, stopping), cancellationToken);

    private static async Task<IReadOnlyList<ConvergenceRow>> ComputeAsync(
        IResultStore store, long experiment, ConvergenceKey key, CancellationToken stopping)
    {
        IReadOnlyDictionary<long, int> lastIterations = await store.LastIterationsAsync(experiment, key.Configuration, stopping);
        if (lastIterations.Count * (long)key.Points > MostRows)
        {
            throw new TooManyRowsException(
                $"{lastIterations.Count} configurations at {key.Points} points are more than the {MostRows} rows that an answer has at most: "
                + "name a configuration, or ask for fewer points.");
        }

        return await Thinned.ConvergenceAsync(
            store.ConvergenceAsync(experiment, key.Configuration, stopping), lastIterations, key.Points, key.Axis, stopping)
            .ToListAsync(stopping);
    }
}
