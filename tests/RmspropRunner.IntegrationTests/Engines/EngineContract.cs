using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>What every engine must do, on a real store. Each engine's tests inherit it.</summary>
public abstract partial class EngineContract : IDisposable
{
    private const string Yaml = """
        name: contract
        problems:
          - rosenbrock: { dimension: [2, 3] }
          - ackley
        optimizers:
          - rmsprop: { variant: [torch, tutorial], learning_rate: [0.01, 0.1], rho: 0.9 }
          - gradient_descent: { learning_rate: [0.0001, 10] }
        seeds: 1..60
        iterations: 400
        stop: { target: 1e-3, diverge_above: 1e12 }
        trace: { every: 1 }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>An engine that commits to the store, and has this many workers.</summary>
    protected abstract IEngine Create(IShardStore store, int parallelism);

    /// <summary>Opens a store of this test's by its name; makes it the first time. SQLite, where nothing else is said.</summary>
    protected virtual Task<IExperimentStore> OpenAsync(string name) =>
        ExperimentStores.OpenAsync(_folder.File($"{name}.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Every_trial_is_stored_once_as_the_plan_and_the_kernels_say(int parallelism)
    {
        await using IExperimentStore store = await OpenAsync("run");
        Submission.Accepted submission = await SubmitAsync(store, Yaml);
        RunProgress progress = new();

        await RunAsync(store, store, submission, parallelism, progress);

        ShardRunner runner = new(submission.Plan, RmspropRunner.Optim.Kernels.LaneWidth.Scalar);
        List<TrialRecord> stored = await ListAsync(store.TrialsAsync(submission.Experiment.Id, CancellationToken.None));
        Assert.Equal(submission.Plan.Count, stored.Count);
        long iterations = 0;
        foreach (TrialRecord trial in stored)
        {
            // One trial at a time in scalar code, against shards in vectors.
            TrialRecord expected = runner.Run(new Shard(trial.Number, 1), new(), _ => { }, CancellationToken.None).Trials[0];
            Assert.Equivalent(expected, trial, strict: true);
            iterations += trial.Outcome.Iterations;
        }

        Assert.Contains(stored, trial => trial.Outcome.IsDiverged);
        Assert.Contains(stored, trial => trial.Outcome.TargetIteration is not null);
        Assert.Equal(submission.Plan.Count, progress.PlannedTrials);
        Assert.Equal(submission.Plan.Count, progress.StoredTrials);
        Assert.Equal(iterations, progress.Iterations);
        Assert.Equal(await CountAsync(store.TracesAsync(submission.Experiment.Id, CancellationToken.None)), progress.TracePoints);
    }

    [Fact]
    public async Task Running_again_computes_nothing()
    {
        await using IExperimentStore store = await OpenAsync("run");
        await RunAsync(store, store, await SubmitAsync(store, Yaml), 2, new RunProgress());
        RunProgress progress = new();

        await RunAsync(store, store, await SubmitAsync(store, Yaml), 2, progress);

        Assert.Equal(0, progress.Iterations);
        Assert.Equal(progress.PlannedTrials, progress.StoredTrials);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_it_committed_and_the_next_one_finishes_it()
    {
        // So many points that the commits which may follow the cancellation cannot be all of it.
        string yaml = Yaml.Replace("seeds: 1..60", "seeds: 1..200", StringComparison.Ordinal);
        await using IExperimentStore store = await OpenAsync("cancelled");
        Submission.Accepted submission = await SubmitAsync(store, yaml);
        using CancellationTokenSource cancelling = new();
        InterruptedStore interrupted = new(store, commits: 1, cancelling.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Create(interrupted, 2).RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, new(), cancelling.Token));

        long kept = (await store.StatusAsync(submission.Experiment, CancellationToken.None)).StoredTrials;
        Assert.InRange(kept, 1, submission.Plan.Count - 1);
        await RunAsync(store, store, submission, 2, new RunProgress());
        await StoreContent.AssertUndisturbedAsync(store, yaml);
    }

    [Fact]
    public async Task A_failing_store_ends_the_run_with_its_own_error_and_nothing_is_lost()
    {
        await using IExperimentStore store = await OpenAsync("failing");
        Submission.Accepted submission = await SubmitAsync(store, Yaml);
        InterruptedStore failing = new(store, commits: 1, () => throw new StoreException("The disk is full."));

        StoreException error = await Assert.ThrowsAsync<StoreException>(() => RunAsync(failing, store, submission, 2, new RunProgress()));

        Assert.Equal("The disk is full.", error.Message);
        await RunAsync(store, store, submission, 2, new RunProgress());
        await StoreContent.AssertUndisturbedAsync(store, Yaml);
    }

    [Fact]
    public async Task A_grown_spec_runs_only_the_new_trials_and_numbers_stay()
    {
        await using IExperimentStore store = await OpenAsync("grown");
        string yaml = Thinned("grown");
        await RunAsync(store, store, await SubmitAsync(store, yaml), 2, new RunProgress());
        IReadOnlyList<string> before = await StoreContent.ReadAsync(store);

        Submission.Accepted grown = await SubmitAsync(store, yaml
            .Replace("seeds: 1..60", "seeds: 1..70", StringComparison.Ordinal)
            .Replace("[0.01, 0.1]", "[0.05, 0.01, 0.1]", StringComparison.Ordinal));
        RunProgress progress = new();
        await RunAsync(store, store, grown, 2, progress);

        Assert.Equal(2, grown.Experiment.Revisions.Count);
        Assert.Equal(3 * (6 + 2) * 70, grown.Plan.Count);
        Assert.Equal(grown.Plan.Count - 3 * (4 + 2) * 60, grown.AddedTrials);
        Assert.Equal(grown.Plan.Count, progress.StoredTrials);
        Assert.Subset((await StoreContent.ReadAsync(store)).ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public async Task An_earlier_revisions_spec_runs_that_revisions_trials_only()
    {
        await using IExperimentStore store = await OpenAsync("earlier");
        Submission.Accepted first = await SubmitAsync(store, Yaml);
        await SubmitAsync(store, Yaml.Replace("1..60", "1..61", StringComparison.Ordinal));
        Submission.Accepted again = await SubmitAsync(store, Yaml);

        await RunAsync(store, store, again, 2, new RunProgress());

        Assert.Equal(first.LastTrial, again.LastTrial);
        Assert.Equal(first.LastTrial, (await store.StatusAsync(again.Experiment, CancellationToken.None)).StoredTrials);
    }

    [Fact]
    public async Task A_spec_that_changed_is_refused_with_what_differs()
    {
        await using IExperimentStore store = await OpenAsync("refused");
        await SubmitAsync(store, Yaml);

        Submission submission = await SpecSubmitter.SubmitAsync(
            store, Parse(Yaml.Replace("iterations: 400", "iterations: 500", StringComparison.Ordinal)), CancellationToken.None);

        Submission.Refused refused = Assert.IsType<Submission.Refused>(submission);
        Assert.Equal("iterations: stored 400, now 500", Assert.Single(refused.Differences));
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ExperimentSpec Parse(string yaml)
    {
        SpecResult result = ExperimentSpec.Parse(yaml);
        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        return result.Spec;
    }

    private static async Task<Submission.Accepted> SubmitAsync(IExperimentCatalog catalog, string yaml) =>
        Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(catalog, Parse(yaml), CancellationToken.None));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> list = [];
        await foreach (T item in items)
            list.Add(item);
        return list;
    }

    private static async Task<long> CountAsync<T>(IAsyncEnumerable<T> items) => (await ListAsync(items)).Count;

    private async Task RunAsync(IShardStore shards, IExperimentStore store, Submission.Accepted submission, int parallelism, RunProgress progress)
    {
        Assert.NotNull(await store.FindAsync(submission.Experiment.Name, CancellationToken.None));
        await Create(shards, parallelism)
            .RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, CancellationToken.None);
    }
}
