using System.Net.ServerSentEvents;
using System.Text.Json;
using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Remote;

/// <summary>Follows an experiment until it ends, over however many connections that takes.</summary>
internal sealed class ProgressStream(WorkerClient worker, ExperimentResource experiment, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>A connection that says nothing for so long may be broken; the next one tells at once how things are.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>How long a worker that is gone is looked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private long _heardAt;

    private TimeSpan _pause = FirstPause;

    /// <summary>Reads until the experiment has ended.</summary>
    /// <param name="onProgress">Told of everything that is heard.</param>
    /// <param name="onLost">Told why the connection was lost.</param>
    /// <param name="cancellationToken">Stops following; the experiment goes on.</param>
    /// <returns>The last that was heard.</returns>
    /// <exception cref="RemoteException">The worker stayed away.</exception>
    public async Task<ProgressResource> FollowAsync(Action<ProgressResource> onProgress, Action<string> onLost, CancellationToken cancellationToken)
    {
        _heardAt = time.GetTimestamp();
        while (true)
        {
            string lost;
            try
            {
                if (await ReadAsync(onProgress, cancellationToken) is { } last)
                    return last;
                lost = $"{worker.Shown} ended the connection";
            }
            catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
            {
                lost = $"{worker.Shown} cannot be reached";
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            if (time.GetElapsedTime(_heardAt) > Patience)
                throw new RemoteException($"{lost}, for {Patience.TotalMinutes:0} minutes now. What was accepted goes on when it is back.");
            onLost($"{lost}: trying again.");
            await Task.Delay(_pause, time, cancellationToken);
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }
    }

    /// <summary>One connection: the last that was heard where the experiment has ended, null where the connection has.</summary>
    private async Task<ProgressResource?> ReadAsync(Action<ProgressResource> onProgress, CancellationToken cancellationToken)
    {
        using CancellationTokenSource silence = new(Silence, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using HttpResponseMessage response = await worker.OpenStreamAsync($"{experiment.Url}/events", both.Token);
        if (!response.IsSuccessStatusCode)
            return null;
        await using Stream stream = await response.Content.ReadAsStreamAsync(both.Token);
        SseParser<ProgressResource?> events = SseParser.Create(
            stream, (type, data) => type == "progress" ? JsonSerializer.Deserialize(data, ContractsJson.Default.ProgressResource) : null);
        await foreach (SseItem<ProgressResource?> item in events.EnumerateAsync(both.Token))
        {
            silence.CancelAfter(Silence);
            _heardAt = time.GetTimestamp();
            _pause = FirstPause;
            if (item.Data is not { } progress)
                continue;
            onProgress(progress);
            if (progress.Status is ExperimentState.Finished or ExperimentState.Failed or ExperimentState.Cancelled or ExperimentState.Partial)
                return progress;
        }

        return null;
    }
}
