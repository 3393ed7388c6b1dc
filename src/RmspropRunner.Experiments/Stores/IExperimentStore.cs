using RmspropRunner.Experiments.Jobs;

namespace RmspropRunner.Experiments.Stores;

/// <summary>
/// Where experiments, trials and traces live. Trouble that the user can mend (no such file, a database that is newer
/// than the program) comes as a <see cref="StoreException"/>.
/// </summary>
public interface IExperimentStore : IExperimentCatalog, IShardStore, IResultStore, IRunClaims, IJobStore, IAsyncDisposable
{
    /// <summary>The store as a user would name it: a file, or a server and a database. Never a password.</summary>
    string Location { get; }
}
