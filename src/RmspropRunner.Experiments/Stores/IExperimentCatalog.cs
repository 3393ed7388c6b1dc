namespace RmspropRunner.Experiments.Stores;

/// <summary>The experiments, and the specs that they grew through.</summary>
public interface IExperimentCatalog
{
    /// <summary>The experiment of that name, or null.</summary>
    Task<StoredExperiment?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The experiment of that id, or null.</summary>
    Task<StoredExperiment?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Every experiment, the newest first.</summary>
    Task<IReadOnlyList<ExperimentStatus>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds an experiment with its first revision.</summary>
    /// <exception cref="StoreConflictException">The name is taken.</exception>
    Task<StoredExperiment> CreateAsync(string name, string description, NewRevision revision, CancellationToken cancellationToken);

    /// <summary>Adds a revision after the experiment's last.</summary>
    /// <exception cref="StoreConflictException">The experiment has changed since it was read.</exception>
    Task<StoredExperiment> GrowAsync(StoredExperiment experiment, NewRevision revision, CancellationToken cancellationToken);

    Task DescribeAsync(long experimentId, string description, CancellationToken cancellationToken);

    /// <summary>Deletes the experiment with its trials and traces; false where there is none.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
