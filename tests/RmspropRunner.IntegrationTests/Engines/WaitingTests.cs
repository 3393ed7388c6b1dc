using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Engines;

/// <summary>Runs that have to wait: for another run, or for the store.</summary>
public sealed class WaitingTests : IDisposable
{
    private const string Yaml = """
        name: waiting
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..500
        iterations: 1000
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedNotices _notices = new();

    [Fact]
    public async Task A_second_run_follows_the_first_and_computes_nothing()
    {
        await using IExperimentStore first = await OpenAsync();
        await using IExperimentStore second = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(first);
        RunProgress followed = new();
        Task following;
        await using (IAsyncDisposable? claim = await first.TryClaimAsync(submission.Experiment.Id, CancellationToken.None))
        {
            Assert.NotNull(claim);
            following = Engine(second, second).RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, followed, CancellationToken.None);
            await _notices.Following;
            await new InProcessEngine(first, 2).RunAsync(
                submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), CancellationToken.None);
        }

        await following;
        Assert.Equal(0, followed.ComputedTrials);
        Assert.Equal(500, followed.StoredTrials);
    }

    [Fact]
    public async Task A_second_run_takes_over_from_a_first_that_ended_early()
    {
        await using IExperimentStore first = await OpenAsync();
        await using IExperimentStore second = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(first);
        RunProgress progress = new();
        Task following;
        await using (IAsyncDisposable? claim = await first.TryClaimAsync(submission.Experiment.Id, CancellationToken.None))
        {
            following = Engine(second, second).RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, CancellationToken.None);
            await _notices.Following;
        }

        await following;
        Assert.Equal(500, progress.ComputedTrials);
        Assert.Equal(["following", "running"], _notices.Told);
    }

    [Fact]
    public async Task Only_one_has_the_claim_and_other_experiments_are_free()
    {
        await using IExperimentStore store = await OpenAsync();
        await using IExperimentStore other = await OpenAsync();

        IAsyncDisposable? claim = await store.TryClaimAsync(1, CancellationToken.None);

        Assert.NotNull(claim);
        Assert.Null(await other.TryClaimAsync(1, CancellationToken.None));
        await using (IAsyncDisposable? another = await other.TryClaimAsync(2, CancellationToken.None))
            Assert.NotNull(another);
        await claim.DisposeAsync();
        await using IAsyncDisposable? again = await other.TryClaimAsync(1, CancellationToken.None);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_store_that_goes_away_for_a_while_is_waited_for_and_nothing_is_missing_or_doubled()
    {
        await using IExperimentStore store = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(store);
        int failures = 0;
        InterruptedStore failing = new(store, commits: 1, () =>
        {
            if (failures++ < 2)
                throw new StoreUnavailableException("The database is starting up.", new InvalidOperationException());
        });
        RunProgress progress = new();

        await Engine(failing, store).RunAsync(submission.Experiment.Id, submission.Plan, submission.LastTrial, progress, CancellationToken.None);

        Assert.Equal(
            ["running", "unavailable: The database is starting up.", "running", "unavailable: The database is starting up.", "running"], _notices.Told);
        Assert.Equal(500, progress.ComputedTrials);
        Assert.Equal(500, (await store.StatusAsync(submission.Experiment, CancellationToken.None)).StoredTrials);
    }

    [Fact]
    public async Task A_lasting_failure_is_not_waited_for()
    {
        await using IExperimentStore store = await OpenAsync();
        Submission.Accepted submission = await SubmitAsync(store);
        InterruptedStore failing = new(store, commits: 0, () => throw new StoreException("The password is wrong."));

        await Assert.ThrowsAsync<StoreException>(() => Engine(failing, store).RunAsync(
            submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), CancellationToken.None));

        Assert.Equal(["running"], _notices.Told);
    }

    public void Dispose() => _folder.Dispose();

    private PersistentEngine Engine(IShardStore shards, IRunClaims claims) =>
        new(new InProcessEngine(shards, 2), shards, claims, _notices, TimeProvider.System);

    private static async Task<Submission.Accepted> SubmitAsync(IExperimentCatalog catalog) =>
        Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(catalog, ExperimentSpec.Parse(Yaml).Spec!, CancellationToken.None));

    private async Task<IExperimentStore> OpenAsync() =>
        await ExperimentStores.OpenAsync(_folder.File("rmsprop.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
}
