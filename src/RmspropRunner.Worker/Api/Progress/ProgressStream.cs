using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Progress;

/// <summary>Server-sent events about experiments, until the listener or the worker goes.</summary>
/// <remarks>
/// What a listener is told is read from the store, which other workers write to as well, about once a second; a run of
/// this process is looked at more often. An event without data, which browsers pass over, is sent when nothing else was
/// for a while, so that a connection whose other end has gone is noticed.
/// </remarks>
internal sealed class ProgressStream(ActiveRuns active, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const string ProgressEvent = "progress";
    private const string HeartbeatEvent = "heartbeat";

    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeartbeatPause = TimeSpan.FromSeconds(10);

    /// <summary>One experiment: at once, then when it has changed, and last when it ends or is gone.</summary>
    public async IAsyncEnumerable<SseItem<ProgressResource?>> OneAsync(
        IExperimentStore store, ExperimentOverview experiment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        ProgressReader reader = new(active, time);
        ExperimentOverview? known = experiment;
        ProgressResource? told = null;
        ActiveRun? lastRun = null;
        long toldAt = time.GetTimestamp();
        long readAt = time.GetTimestamp();
        while (known is not null)
        {
            ProgressResource progress = reader.Read(known);
            if (progress != told)
            {
                yield return new SseItem<ProgressResource?>(progress, ProgressEvent);
                (told, toldAt) = (progress, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(toldAt) >= HeartbeatPause)
            {
                yield return new SseItem<ProgressResource?>(null, HeartbeatEvent);
                toldAt = time.GetTimestamp();
            }

            if (ProgressReader.IsEnd(progress) || !await PauseAsync(LookPause, ending.Token))
                yield break;

            // The end of a run here is looked up at once: its last event is what listeners wait for.
            ActiveRun? run = active.Find(known.Id);
            if (run != lastRun || time.GetElapsedTime(readAt) >= StorePause)
            {
                known = await FindAsync(store, known, ending.Token);
                readAt = time.GetTimestamp();
            }

            lastRun = run;
        }
    }

    /// <summary>All experiments that are queued, running or paused: each at once, then when it has changed, and last when it ends.</summary>
    public async IAsyncEnumerable<SseItem<ProgressResource?>> AllAsync(
        IExperimentStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        Dictionary<long, (ProgressReader Reader, ProgressResource? Told)> listened = [];
        long toldAt = time.GetTimestamp();
        do
        {
            foreach (ExperimentOverview experiment in await OpenAsync(store, listened, ending.Token))
            {
                (ProgressReader reader, ProgressResource? told) = listened.GetValueOrDefault(experiment.Id, (new ProgressReader(active, time), null));
                ProgressResource progress = reader.Read(experiment);
                listened[experiment.Id] = (reader, progress);
                if (ProgressReader.IsEnd(progress))
                    listened.Remove(experiment.Id);
                if (progress == told)
                    continue;
                yield return new SseItem<ProgressResource?>(progress, ProgressEvent);
                toldAt = time.GetTimestamp();
            }

            if (time.GetElapsedTime(toldAt) >= HeartbeatPause)
            {
                yield return new SseItem<ProgressResource?>(null, HeartbeatEvent);
                toldAt = time.GetTimestamp();
            }
        }
        while (await PauseAsync(StorePause, ending.Token));
    }

    /// <summary>Those that are open, and those that were when last looked at; none where the store cannot be asked.</summary>
    private static async Task<IReadOnlyList<ExperimentOverview>> OpenAsync<T>(
        IExperimentStore store, Dictionary<long, T> listened, CancellationToken cancellationToken)
    {
        try
        {
            List<ExperimentOverview> found = [];
            foreach (ExperimentStanding standing in (ExperimentStanding[])[ExperimentStanding.Running, ExperimentStanding.Queued, ExperimentStanding.Paused])
                found.AddRange(await store.OverviewsAsync(new OverviewFilter { Standing = standing, Limit = 1000 }, cancellationToken));
            foreach (long id in listened.Keys.Except(found.Select(experiment => experiment.Id)).ToList())
            {
                if (await store.OverviewsAsync(new OverviewFilter { Id = id, Limit = 1 }, cancellationToken) is [ExperimentOverview ended])
                    found.Add(ended);
                else
                    listened.Remove(id);
            }

            // One that moves between two of the queries is found by both.
            return [.. found.DistinctBy(experiment => experiment.Id)];
        }
        catch (Exception error) when (error is StoreUnavailableException || cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>As it stands now, or as it was known where the store cannot be asked; null where it is gone.</summary>
    private static async Task<ExperimentOverview?> FindAsync(IExperimentStore store, ExperimentOverview known, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OverviewsAsync(new OverviewFilter { Id = known.Id, Limit = 1 }, cancellationToken) is [ExperimentOverview now] ? now : null;
        }
        catch (Exception error) when (error is StoreUnavailableException || cancellationToken.IsCancellationRequested)
        {
            return known;
        }
    }

    /// <returns>False where the stream is to end.</returns>
    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken ending)
    {
        try
        {
            await Task.Delay(pause, time, ending);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
