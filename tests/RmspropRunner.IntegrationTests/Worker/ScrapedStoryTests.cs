using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Prometheus;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>All that can happen to an experiment, seen by a real Prometheus: with the real command, against the real worker.</summary>
public sealed class ScrapedStoryTests
{
    [PrometheusFact]
    public async Task An_experiment_is_submitted_cancelled_resumed_killed_and_finished_with_the_rows_of_a_run()
    {
        string url = $"http://127.0.0.1:{FreePort.Next()}";
        await using RunningWorker worker = await RunningWorker.StartAsync("--urls", url, "--Metrics:ProbeInterval", "00:00:00.5");
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(new Uri(url));
        using RmspropCommand rmsprop = new();
        string yaml = WorkerSpecs.Steady(iterations: 1_500_000);
        string spec = rmsprop.Write("steady.yaml", yaml);
        await SeenAsync("rmsprop_store_up == 1");

        (await rmsprop.RunAsync("submit", spec, "--server", url)).Done();
        await SeenAsync("rmsprop_experiment_stored_trials{experiment=\"steady\"} > 0");
        await SeenAsync("rmsprop_experiments{status=\"running\"} == 1");

        (await rmsprop.RunAsync("cancel", "steady", "--server", url)).Done();
        await SeenAsync("rmsprop_experiments{status=\"cancelled\"} == 1 and on () rmsprop_experiments{status=\"running\"} == 0");
        long cancelledAt = (await worker.FindAsync("steady")).StoredTrials;
        Assert.InRange(cancelledAt, 1, 639);

        (await rmsprop.RunAsync("resume", "steady", "--server", url)).Done();
        await worker.UntilAsync("steady", progress => progress.StoredTrials > cancelledAt);
        await worker.Process.KillAsync();
        await SeenAsync("up == 0");

        await worker.StartAgainAsync();
        await SeenAsync("up == 1");
        CommandResult watched = (await rmsprop.RunAsync("watch", "steady", "--server", url)).Done();
        Assert.Contains("steady is finished: 640 trials stored.", watched.Errors, StringComparison.Ordinal);
        await SeenAsync("rmsprop_experiments{status=\"finished\"} == 1");
        await SeenAsync("count(rmsprop_gap{experiment=\"steady\",problem=\"rosenbrock\"}) > 0");
        Assert.Equal(ExperimentState.Finished, (await worker.FindAsync("steady")).Status);

        Assert.Equal(0, await worker.Process.StopAsync());
        await StoreContent.AssertUndisturbedAsync(Path.Combine(worker.Process.Folder, "rmsprop.db"), yaml);

        Task SeenAsync(string query) => prometheus.WaitAsync(query, samples => samples.Count > 0);
    }
}
