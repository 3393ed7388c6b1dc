using System.Diagnostics;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Worker.Metrics.Convergence;
using RmspropRunner.Worker.Traces;

namespace RmspropRunner.Worker.Metrics;

/// <summary>Counts, times and traces what goes into a store, and follows how it converges.</summary>
/// <remarks>
/// A commit that failed although the database had taken it is done again, and what it holds is counted once. Where two
/// workers compute the same shard, which only a lost claim brings about, both count it, though it is stored once.
/// </remarks>
internal sealed class MeasuredShardStore(IShardStore store, WorkerInstruments instruments, ConvergenceBoard board, TimeProvider time) : IShardStore
{
    public int CommitsAtOnce => store.CommitsAtOnce;

    public string? Session => store.Session;

    public Task<IReadOnlyList<Shard>> CommittedAsync(long experimentId, CancellationToken cancellationToken) =>
        store.CommittedAsync(experimentId, cancellationToken);

    public Task EndSessionAsync(string session, CancellationToken cancellationToken) => store.EndSessionAsync(session, cancellationToken);

    public async Task CommitAsync(long experimentId, IReadOnlyList<ShardResult> shards, CancellationToken cancellationToken)
    {
        using Activity? activity = WorkerTraces.StartCommit(experimentId, shards);
        long start = time.GetTimestamp();
        try
        {
            await store.CommitAsync(experimentId, shards, cancellationToken);
        }
        catch (Exception error)
        {
            instruments.OnCommitFailed();
            activity?.AddException(error).SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }

        instruments.OnCommitted(shards, time.GetElapsedTime(start));
        board.OnCommitted(experimentId, shards);
    }
}
