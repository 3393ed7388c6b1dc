using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Runs another engine alone, and until it is done: waits for whoever runs the experiment already, and for a
/// store that cannot be reached.</summary>
/// <remarks>
/// Resuming is running again, so both waits end in the same way: claim the experiment, and run what the store does not
/// have. Where another process holds the claim, this one follows: it shows the other's progress, and takes over when the
/// other has ended, however that was. A claim can be lost with its connection; then two may compute the same shards for
/// a while, each of which is still stored once.
/// A store that stays away longer than <see cref="Patience"/>, without a single trial stored in between, ends the run
/// with the store's own error; any other error ends it at once.
/// </remarks>
public sealed class PersistentEngine(IEngine engine, IShardStore store, IRunClaims claims, IRunNotices notices, TimeProvider time) : IEngine
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FollowingPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the store may stay away.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(5);

    public async Task RunAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        long failingSince = 0;
        long storedAtFailure = -1;
        while (true)
        {
            try
            {
                await RunOrFollowAsync(experimentId, plan, lastTrial, progress, cancellationToken);
                return;
            }
            catch (StoreUnavailableException error)
            {
                if (progress.StoredTrials != storedAtFailure)
                {
                    storedAtFailure = progress.StoredTrials;
                    failingSince = time.GetTimestamp();
                    pause = FirstPause;
                }

                if (time.GetElapsedTime(failingSince) > Patience)
                    throw;
                notices.OnUnavailable(error, pause);
                await Task.Delay(pause, time, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Returns when all is stored.</summary>
    private async Task RunOrFollowAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        bool isFollowing = false;
        while (true)
        {
            await using IAsyncDisposable? claim = await claims.TryClaimAsync(experimentId, cancellationToken);
            if (claim is not null)
            {
                notices.OnResumed();
                await engine.RunAsync(experimentId, plan, lastTrial, progress, cancellationToken);
                return;
            }

            if (!isFollowing)
                notices.OnFollowing();
            isFollowing = true;
            IReadOnlyList<Shard> committed = await store.CommittedAsync(experimentId, cancellationToken);
            progress.OnStarted(lastTrial, PendingShards.CountCommitted(committed, lastTrial));
            if (progress.StoredTrials >= lastTrial)
                return;
            await Task.Delay(FollowingPause, time, cancellationToken);
        }
    }
}
