using System.Net;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>A store that breaks while an export is being sent: the client must not take what it got for all.</summary>
public abstract class BrokenStreamContract : IAsyncLifetime
{
    /// <summary>More than what sockets and drivers hold: a shard too, for each is a query of its own in PostgreSQL.</summary>
    private const int PointsPerTrial = 8000;

    private const int Shards = 3;
    private const int TrialsPerShard = 10;

    private WorkerProcess _worker = null!;

    protected abstract string Location { get; }

    public virtual async Task InitializeAsync()
    {
        await using (IExperimentStore store = await ExperimentStores.OpenAsync(Location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None))
        {
            StoredExperiment experiment = await ReadableWorker.CreateAsync(store, "long");
            for (int shard = 0; shard < Shards; shard++)
            {
                await store.CommitAsync(
                    experiment.Id, [SampleShards.Shard(1 + shard * TrialsPerShard, TrialsPerShard, PointsPerTrial)], CancellationToken.None);
            }
        }

        _worker = await WorkerProcess.StartAsync("--store", Location);
        await ReadableWorker.UntilAsync(async () =>
            (await _worker.Client.GetAsync("/api/v1/experiments/long/trials/1")).StatusCode == HttpStatusCode.OK);
    }

    public virtual async Task DisposeAsync() => await _worker.DisposeAsync();

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task An_export_that_fails_midway_breaks_off_instead_of_ending_as_if_it_were_complete(string format)
    {
        string url = $"/api/v1/experiments/long/traces.{format}";
        using HttpResponseMessage whole = await _worker.Client.GetAsync(url);
        long length = (await whole.Content.ReadAsByteArrayAsync()).LongLength;

        using HttpResponseMessage answer = await _worker.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[64 * 1024];
        long read = await body.ReadAtLeastAsync(buffer, buffer.Length);
        await BreakAsync();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await body.ReadAsync(buffer) is > 0 and int more)
                read += more;
        });
        Assert.InRange(read, 1, length - 1);
        await ReadableWorker.UntilAsync(() => Task.FromResult(_worker.Output.Contains("failed while it was sent", StringComparison.Ordinal)));
    }

    /// <summary>Makes reading on impossible.</summary>
    protected abstract Task BreakAsync();
}
