using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Stores;

/// <summary>The store, from the moment it could be opened.</summary>
internal sealed class OpenedStore : IAsyncDisposable
{
    private readonly TaskCompletionSource<IExperimentStore> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StoreUnavailableException? _failure;

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _opened.Task.IsCompletedSuccessfully;

    /// <summary>The store.</summary>
    /// <exception cref="StoreUnavailableException">It could not be opened yet.</exception>
    public IExperimentStore Current => IsOpen
        ? _opened.Task.Result
        : throw new StoreUnavailableException(_failure?.Message ?? "The store is being opened.", _failure);

    /// <summary>The store, once it is open.</summary>
    public Task<IExperimentStore> WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);

    /// <summary>Notes why it could not be opened this time.</summary>
    public void OnUnavailable(StoreUnavailableException failure) => _failure = failure;

    public void Set(IExperimentStore store) => _opened.SetResult(store);

    public async ValueTask DisposeAsync()
    {
        if (IsOpen)
            await Current.DisposeAsync();
    }
}
