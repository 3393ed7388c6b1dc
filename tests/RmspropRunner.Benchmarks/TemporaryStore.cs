using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>A fresh store in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string _folder;

    private TemporaryStore(string folder, IExperimentStore store, StoredExperiment experiment) =>
        (_folder, Store, Experiment) = (folder, store, experiment);

    public IExperimentStore Store { get; }

    public StoredExperiment Experiment { get; }

    public static async Task<TemporaryStore> CreateAsync()
    {
        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        IExperimentStore store = await ExperimentStores.OpenAsync(
            Path.Combine(folder, "rmsprop.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        StoredExperiment experiment = await store.CreateAsync(
            "bench", "", new NewRevision("name: bench\n", "00", 1_000_000), CancellationToken.None);
        return new TemporaryStore(folder, store, experiment);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
