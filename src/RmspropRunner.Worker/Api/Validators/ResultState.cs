using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api.Validators;

/// <summary>Which of an experiment's results there are. Two equal ones are the same results, in the same store or a copy.</summary>
/// <param name="Experiment">Its id, which no other experiment of the store ever gets.</param>
/// <param name="CreatedAt">Tells it from another store's experiment of that id.</param>
/// <param name="Revisions">The specs that it grew through.</param>
/// <param name="StoredTrials">Trials are only ever added, so their number says which.</param>
/// <param name="DivergedTrials">Those that diverged.</param>
internal sealed record ResultState(long Experiment, DateTimeOffset CreatedAt, int Revisions, long StoredTrials, long DivergedTrials)
{
    public IEnumerable<object?> Parts => [Experiment, CreatedAt.UtcTicks, Revisions, StoredTrials, DivergedTrials];

    public static async Task<ResultState> ReadAsync(IResultStore store, StoredExperiment experiment, CancellationToken cancellationToken)
    {
        ExperimentStatus status = await store.StatusAsync(experiment, cancellationToken);
        return new ResultState(
            experiment.Id, experiment.CreatedAt, experiment.Revisions.Count, status.StoredTrials, status.DivergedTrials);
    }
}
