using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Revisions;

/// <summary>A catalog to submit a spec to without consequences: it answers as the store would, and changes nothing.</summary>
public sealed class RehearsalCatalog(IExperimentCatalog catalog) : IExperimentCatalog
{
    /// <summary>The id of an experiment that would be made.</summary>
    public const long NewId = 0;

    public Task<StoredExperiment?> FindAsync(string name, CancellationToken cancellationToken) => catalog.FindAsync(name, cancellationToken);

    public Task<StoredExperiment?> FindAsync(long id, CancellationToken cancellationToken) => catalog.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<ExperimentStatus>> ListAsync(CancellationToken cancellationToken) => catalog.ListAsync(cancellationToken);

    public Task<StoredExperiment> CreateAsync(string name, string description, NewRevision revision, CancellationToken cancellationToken) =>
        Task.FromResult(new StoredExperiment
        {
            Id = NewId,
            Name = name,
            Description = description,
            CreatedAt = default,
            Revisions = [Stored(revision, 1)],
        });

    public Task<StoredExperiment> GrowAsync(StoredExperiment experiment, NewRevision revision, CancellationToken cancellationToken) =>
        Task.FromResult(experiment with { Revisions = [.. experiment.Revisions, Stored(revision, experiment.Revisions.Count + 1)] });

    public Task DescribeAsync(long experimentId, string description, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => Task.FromResult(false);

    private static StoredRevision Stored(NewRevision revision, int number) =>
        new(number, revision.CanonicalSpec, revision.PlanHash, revision.LastTrial, default);
}
