using System.Diagnostics;
using System.Net;
using RmspropRunner.Contracts;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>What becomes of submitted specs, whatever happens to the worker. Each database's tests inherit it.</summary>
public abstract class WorkerContract
{
    /// <summary>The worker's store, made for the test; null for the default, a file in its folder.</summary>
    private protected abstract Task<string?> NewStoreAsync();

    [Fact]
    public async Task A_submitted_spec_is_finished_with_the_rows_of_a_run_and_grows_while_it_runs()
    {
        (RunningWorker worker, string store) = await StartAsync();
        await using RunningWorker running = worker;
        SubmissionResource first = await worker.SubmitAsync(WorkerSpecs.Traced(seeds: "1..50"));
        Assert.Equal((200, 200), (first.Trials, first.AddedTrials));
        SubmissionResource grown = await worker.SubmitAsync(WorkerSpecs.Traced(seeds: "1..60"));
        Assert.Equal((240, 40, 2), (grown.Trials, grown.AddedTrials, grown.Experiment.Revisions));

        IReadOnlyList<ProgressResource> told = await worker.UntilAsync("traced", ExperimentState.Finished);
        Assert.Equal(240, told[^1].StoredTrials);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.First.StoredTrials <= pair.Second.StoredTrials));
        Assert.Equal(0, await worker.Process.StopAsync());
        await StoreContent.AssertUndisturbedAsync(store, WorkerSpecs.Traced(seeds: "1..50"), WorkerSpecs.Traced(seeds: "1..60"));
    }

    [Fact]
    public async Task What_was_accepted_is_finished_though_the_worker_was_killed_and_stopped_in_the_middle()
    {
        (RunningWorker worker, string store) = await StartAsync();
        await using RunningWorker running = worker;
        await worker.SubmitAsync(WorkerSpecs.Steady());
        await worker.SubmitAsync(WorkerSpecs.Short());
        await worker.UntilInTheMiddleAsync("steady");
        await worker.Process.KillAsync();

        await worker.StartAgainAsync();
        await worker.UntilInTheMiddleAsync("steady");
        long stopping = Stopwatch.GetTimestamp();
        Assert.Equal(0, await worker.Process.StopAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(stopping), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        await worker.StartAgainAsync();
        await worker.UntilAsync("steady", ExperimentState.Finished);
        await worker.UntilAsync("short", ExperimentState.Finished);
        Assert.Equal(0, await worker.Process.StopAsync());
        await StoreContent.AssertUndisturbedAsync(store, WorkerSpecs.Steady(), WorkerSpecs.Short());
    }

    [Fact]
    public async Task A_running_experiment_is_paused_resumed_cancelled_and_deleted_beside_others_that_go_on()
    {
        (RunningWorker worker, _) = await StartAsync();
        await using RunningWorker running = worker;
        await worker.SubmitAsync(WorkerSpecs.Long());
        await worker.UntilInTheMiddleAsync("long");

        await worker.SubmitAsync(WorkerSpecs.Short());
        Assert.Equal(5, (await worker.UntilAsync("short", ExperimentState.Finished))[^1].StoredTrials);
        Assert.Equal(HttpStatusCode.Conflict, await worker.StepAsync("short", "cancel"));
        Assert.Equal(HttpStatusCode.Conflict, await worker.StepAsync("short", "resume"));

        Assert.Equal(HttpStatusCode.OK, await worker.StepAsync("long", "pause"));
        Assert.Equal(HttpStatusCode.OK, await worker.StepAsync("long", "pause"));
        await worker.Process.ToldAsync("long was stopped");
        long paused = (await worker.FindAsync("long")).StoredTrials;
        Assert.Equal((ExperimentState.Paused, paused), ((await worker.FindAsync("long")).Status, (await worker.FindAsync("long")).StoredTrials));

        Assert.Equal(HttpStatusCode.OK, await worker.StepAsync("long", "resume"));
        await worker.UntilAsync("long", progress => progress.StoredTrials > paused);
        Assert.Equal(HttpStatusCode.OK, await worker.StepAsync("long", "cancel"));
        await worker.UntilAsync("long", ExperimentState.Cancelled);
        Assert.NotNull((await worker.FindAsync("long")).EndedAt);

        await worker.SubmitAsync(WorkerSpecs.Long());
        await worker.UntilAsync("long", ExperimentState.Running);
        Assert.Equal(HttpStatusCode.NoContent, await worker.DeleteAsync("long"));
        Assert.Equal(HttpStatusCode.NotFound, await worker.DeleteAsync("long"));
        Assert.Equal(HttpStatusCode.NotFound, await worker.StepAsync("long", "cancel"));
        Assert.DoesNotContain("failed", worker.Process.Output, StringComparison.Ordinal);
    }

    private async Task<(RunningWorker Worker, string Store)> StartAsync()
    {
        string? store = await NewStoreAsync();
        RunningWorker worker = await RunningWorker.StartAsync(store is null ? [] : ["--store", store]);
        return (worker, store ?? Path.Combine(worker.Process.Folder, "rmsprop.db"));
    }
}
