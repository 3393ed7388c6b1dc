using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Workers as processes, on one PostgreSQL database.</summary>
public sealed class ClusterWorkerTests : IAsyncLifetime
{
    private const string Joined = "is a member of the cluster";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [ClusterFact]
    public async Task Three_workers_of_which_one_is_killed_and_one_comes_later_store_what_one_process_does()
    {
        await using RunningWorker first = await StartAsync();
        await using RunningWorker second = await StartAsync();
        await using RunningWorker third = await StartAsync();
        await second.SubmitAsync(Many("many", 20_000));
        await second.UntilInTheMiddleAsync("many");

        await second.Process.KillAsync();
        await using RunningWorker fourth = await StartAsync();
        await first.UntilAsync("many", ExperimentState.Finished);

        foreach (RunningWorker worker in new[] { first, third, fourth })
            Assert.True(await StoredAsync(worker) > 0, $"A worker stored nothing:\n{worker.Process.Output}");
        using RmspropCommand command = new();
        string local = command.PathOf("same.db");
        (await command.RunAsync("run", command.Write("many.yaml", Many("many", 20_000)), "--store", local, "--format", "json")).Done();
        Assert.Equal(await StoreContent.DigestAsync(local), await StoreContent.DigestAsync(_database.ConnectionString));
    }

    [ClusterFact]
    public async Task What_any_worker_is_asked_reaches_the_shards_of_all()
    {
        await using RunningWorker first = await StartAsync();
        await using RunningWorker second = await StartAsync();
        await first.SubmitAsync(WorkerSpecs.Long());
        await first.UntilInTheMiddleAsync("long");
        await UntilStoredAsync(first);
        await UntilStoredAsync(second);

        await second.StepAsync("long", "pause");
        await first.Process.ToldAsync("long was stopped");
        await second.Process.ToldAsync("long was stopped");
        long paused = (await first.FindAsync("long")).StoredTrials;
        Assert.Equal(paused, (await second.FindAsync("long")).StoredTrials);

        await first.StepAsync("long", "resume");
        await second.UntilAsync("long", progress => progress.StoredTrials > paused);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, await second.DeleteAsync("long"));
        Assert.Equal(0, await first.Process.StopAsync());
        Assert.Equal(0, await second.Process.StopAsync());
    }

    [ClusterFact]
    public async Task Workers_that_were_all_killed_at_once_go_on_when_they_start_again()
    {
        await using RunningWorker first = await StartAsync();
        await using RunningWorker second = await StartAsync();
        await first.SubmitAsync(Many("killed", 2000));
        await first.UntilInTheMiddleAsync("killed");
        await first.Process.KillAsync();
        await second.Process.KillAsync();

        await first.StartAgainAsync();
        await first.UntilAsync("killed", ExperimentState.Finished);

        Assert.Equal(12_000L, await _database.ExecuteAsync("SELECT count(*) FROM trial"));
    }

    /// <summary>Some seconds of writing.</summary>
    private static string Many(string name, int iterations) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 10 }
          - rosenbrock: { dimension: 10 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01, 0.1] }
        seeds: 1..2000
        iterations: {{iterations}}
        trace: { log: 3 }
        """;

    private async Task<RunningWorker> StartAsync()
    {
        RunningWorker worker = await RunningWorker.StartAsync("--store", _database.ConnectionString, "--parallelism", "1", "--inbox", "");
        await worker.Process.ToldAsync(Joined);
        return worker;
    }

    internal static async Task<double> StoredAsync(RunningWorker worker)
    {
        string metrics = await worker.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return metrics.Split('\n').Where(line => line.StartsWith("rmsprop_trials_total{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task UntilStoredAsync(RunningWorker worker)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        using PeriodicTimer looking = new(TimeSpan.FromMilliseconds(50));
        while (await StoredAsync(worker) == 0)
            await looking.WaitForNextTickAsync(deadline.Token);
    }
}
