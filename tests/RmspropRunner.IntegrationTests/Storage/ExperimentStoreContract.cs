using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage;

/// <summary>What every store has to do, whichever database it is in. Each test has a database of its own.</summary>
public abstract partial class ExperimentStoreContract : IAsyncLifetime
{
    private readonly List<IExperimentStore> _opened = [];

    /// <summary>Finer than a microsecond, which is as fine as stores keep time.</summary>
    protected static DateTimeOffset Now { get; } = new DateTimeOffset(2024, 2, 29, 23, 59, 58, TimeSpan.Zero).AddTicks(1234567);

    protected static CancellationToken None => CancellationToken.None;

    /// <summary>Whether a column of numbers tells -0.0 from 0.0. (Vectors always do.)</summary>
    protected virtual bool KeepsSignOfZero => true;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (IExperimentStore store in _opened)
            await store.DisposeAsync();
    }

    /// <summary>Opens the test's database; makes it the first time.</summary>
    protected abstract Task<IExperimentStore> OpenStoreAsync(TimeProvider time);

    protected async Task<IExperimentStore> OpenAsync()
    {
        IExperimentStore store = await OpenStoreAsync(new FixedTime(Now));
        _opened.Add(store);
        return store;
    }

    private protected async Task<(IExperimentStore Store, StoredExperiment Experiment)> OpenWithExperimentAsync(string name = "sample")
    {
        IExperimentStore store = await OpenAsync();
        return (store, await store.CreateAsync(name, "", SampleShards.Revision(), None));
    }

    protected static async Task<List<IReadOnlyList<object?>>> QueryAsync(IExperimentStore store, string sql)
    {
        await using IQueryRows rows = await store.QueryAsync(sql, Timeout.InfiniteTimeSpan, None);
        return await rows.RowsAsync(None).ToListAsync();
    }
}
