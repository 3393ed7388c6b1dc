using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>Several experiments at once on one engine.</summary>
public abstract partial class EngineContract
{
    /// <summary>Some tenths of a second on two cores.</summary>
    private const string Short = """
        name: short
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..2000
        iterations: 1000
        trace: { every: 0 }
        """;

    /// <summary>Half a minute and more.</summary>
    private const string Long = """
        name: long
        problems: [rosenbrock]
        optimizers: [rmsprop]
        seeds: 1..1000000
        iterations: 20000
        trace: { every: 0 }
        """;

    /// <summary>A shard alone takes hours, and there are several.</summary>
    private const string Slow = """
        name: slow
        problems:
          - rosenbrock: { dimension: 100 }
        optimizers: [rmsprop]
        seeds: 1..200
        iterations: 1000000000
        trace: { every: 0 }
        """;

    /// <summary>So long that only a run that hangs meets it, on a busy machine too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Experiments_at_once_give_the_rows_of_one_after_another(int parallelism)
    {
        string[] specs = [Thinned("first"), Thinned("second"), Thinned("third").Replace("400", "300", StringComparison.Ordinal)];
        await using IExperimentStore one = await OpenAsync("one-after-another");
        foreach (string spec in specs)
            await RunAsync(one, one, await SubmitAsync(one, spec), 2, new RunProgress());
        await using IExperimentStore store = await OpenAsync("at-once");
        IEngine engine = Create(store, parallelism);

        List<ExperimentRun> runs = [];
        foreach (string spec in specs)
            runs.Add(await StartAsync(engine, store, spec));
        foreach (ExperimentRun run in runs)
            await run.Ending.WaitAsync(Patience);

        Assert.All(runs, run => Assert.Equal(run.Submission.Plan.Count, run.Progress.ComputedTrials));
        Assert.Equal(await StoreContent.DigestAsync(one), await StoreContent.DigestAsync(store));
    }

    [Fact]
    public async Task A_short_experiment_is_done_while_a_long_one_is_far_from_it()
    {
        await using IExperimentStore store = await OpenAsync("fair");
        IEngine engine = Create(store, 2);
        ExperimentRun long_ = await StartAsync(engine, store, Long);
        await UntilAsync(() => long_.Progress.StoredTrials > 0);

        ExperimentRun short_ = await StartAsync(engine, store, Short);
        await short_.Ending.WaitAsync(Patience);

        Assert.Equal(2000, short_.Progress.StoredTrials);
        Assert.InRange(long_.Progress.StoredTrials, 1, long_.Submission.Plan.Count / 2);
        await CancelAsync(long_);
    }

    [Fact]
    public async Task An_experiment_that_was_there_before_is_not_starved_by_those_that_come()
    {
        await using IExperimentStore store = await OpenAsync("old");
        IEngine engine = Create(store, 2);
        ExperimentRun old = await StartAsync(engine, store, Long);
        await UntilAsync(() => old.Progress.StoredTrials > 0);

        ExperimentRun young = await StartAsync(engine, store, Long.Replace("name: long", "name: young", StringComparison.Ordinal));
        await UntilAsync(() => young.Progress.StoredTrials > 0);
        long before = old.Progress.StoredTrials;
        await UntilAsync(() => old.Progress.StoredTrials > before);

        Assert.False(young.Ending.IsCompleted);
        await CancelAsync(old);
        await CancelAsync(young);
    }

    [Fact]
    public async Task A_short_experiment_is_done_while_every_worker_is_inside_a_shard_of_hours()
    {
        await using IExperimentStore store = await OpenAsync("slow");
        IEngine engine = Create(store, 2);
        ExperimentRun slow = await StartAsync(engine, store, Slow);
        await UntilAsync(() => slow.Progress.Iterations > 0);

        foreach (string name in new[] { "first", "second" })
        {
            ExperimentRun run = await StartAsync(engine, store, Short.Replace("name: short", $"name: {name}", StringComparison.Ordinal));
            await run.Ending.WaitAsync(Patience);
            Assert.Equal(2000, run.Progress.StoredTrials);
        }

        Assert.Equal(0, slow.Progress.StoredTrials);
        await CancelAsync(slow);
    }

    [Fact]
    public async Task An_experiment_that_is_deleted_while_it_runs_fails_alone()
    {
        await using IExperimentStore store = await OpenAsync("deleted");
        IEngine engine = Create(store, 2);
        ExperimentRun deleted = await StartAsync(engine, store, Long);
        ExperimentRun other = await StartAsync(engine, store, Yaml);
        await UntilAsync(() => deleted.Progress.StoredTrials > 0);

        Assert.True(await store.DeleteAsync("long", CancellationToken.None));

        StoreException error = await Assert.ThrowsAsync<StoreConflictException>(() => deleted.Ending.WaitAsync(Patience));
        Assert.Contains("was deleted", error.Message);
        await other.Ending.WaitAsync(Patience);
        await StoreContent.AssertUndisturbedAsync(store, Yaml);
    }

    [Fact]
    public async Task An_experiment_that_is_cancelled_leaves_the_others_alone()
    {
        await using IExperimentStore store = await OpenAsync("one-cancelled");
        IEngine engine = Create(store, 2);
        ExperimentRun cancelled = await StartAsync(engine, store, Long);
        ExperimentRun other = await StartAsync(engine, store, Yaml);
        await UntilAsync(() => cancelled.Progress.StoredTrials > 0);

        await CancelAsync(cancelled);

        await other.Ending.WaitAsync(Patience);
        long kept = (await store.StatusAsync(cancelled.Submission.Experiment, CancellationToken.None)).StoredTrials;
        Assert.InRange(kept, 1, cancelled.Submission.Plan.Count - 1);
        Assert.Equal(cancelled.Progress.StoredTrials, kept);
        Assert.True(await store.DeleteAsync("long", CancellationToken.None));
        await StoreContent.AssertUndisturbedAsync(store, Yaml);
    }

    [Fact]
    public async Task An_engine_takes_experiments_after_it_had_none()
    {
        await using IExperimentStore store = await OpenAsync("again");
        IEngine engine = Create(store, 2);
        for (int round = 0; round < 20; round++)
        {
            ExperimentRun run = await StartAsync(engine, store, Short
                .Replace("name: short", $"name: round{round}", StringComparison.Ordinal)
                .Replace("1..2000", "1..20", StringComparison.Ordinal));
            await run.Ending.WaitAsync(Patience);
            Assert.Equal(20, run.Progress.ComputedTrials);
        }
    }

    private static string Thinned(string name) => Yaml
        .Replace("name: contract", $"name: {name}", StringComparison.Ordinal)
        .Replace("every: 1", "log: 5", StringComparison.Ordinal);

    private static async Task<ExperimentRun> StartAsync(IEngine engine, IExperimentStore store, string yaml)
    {
        Submission.Accepted submission = await SubmitAsync(store, yaml);
        RunProgress progress = new();
#pragma warning disable CA2000 // Lives as long as the test.
        CancellationTokenSource cancelling = new();
#pragma warning restore CA2000
        Task ending = Task.Run(() => engine.RunAsync(
            submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, cancelling.Token));
        return new ExperimentRun(submission, progress, cancelling, ending);
    }

    private static async Task CancelAsync(ExperimentRun run)
    {
        await run.Cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Ending.WaitAsync(Patience));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource deadline = new(Patience);
        using PeriodicTimer looking = new(TimeSpan.FromMilliseconds(5));
        while (!holds())
            await looking.WaitForNextTickAsync(deadline.Token);
    }

    /// <summary>An experiment that the engine runs while the test goes on.</summary>
    private sealed record ExperimentRun(
        Submission.Accepted Submission, RunProgress Progress, CancellationTokenSource Cancelling, Task Ending);
}
