using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>Around the in-process engine, with claims that are always free: it must not show.</summary>
public sealed class PersistentEngineTests : EngineContract
{
    protected override IEngine Create(IShardStore store, int parallelism) =>
        new PersistentEngine(new InProcessEngine(store, parallelism), store, new FreeClaims(), new RecordedNotices(), TimeProvider.System);

    private sealed class FreeClaims : IRunClaims, IAsyncDisposable
    {
        public Task<IAsyncDisposable?> TryClaimAsync(long experimentId, CancellationToken cancellationToken) =>
            Task.FromResult<IAsyncDisposable?>(this);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
