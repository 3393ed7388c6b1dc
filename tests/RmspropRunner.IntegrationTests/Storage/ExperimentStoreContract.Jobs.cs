using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    private static readonly HashSet<JobState> Open = [JobState.Queued, JobState.Running];

    [Fact]
    public async Task A_queued_experiment_is_found_by_another_store()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        Assert.Null(await store.FindJobAsync(experiment.Id, None));
        Job queued = await store.QueueAsync(experiment.Id, 700, None);

        Assert.Equal((experiment.Id, "sample", JobState.Queued, 700L), (queued.ExperimentId, queued.Name, queued.State, queued.LastTrial));
        Assert.InRange(Now - queued.SubmittedAt, TimeSpan.Zero, TimeSpan.FromMicroseconds(1));
        Assert.Equal((null, null, null), (queued.StartedAt, queued.EndedAt, queued.Failure));
        Assert.Equal(queued, await (await OpenAsync()).FindJobAsync(experiment.Id, None));
    }

    [Fact]
    public async Task Jobs_are_taken_up_in_the_order_in_which_they_were_handed_in()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("first", "second", "third", "fourth");
        await MoveAsync(store, ids[0], JobState.Finished);
        await store.QueueAsync(ids[0], 10, None);
        await MoveAsync(store, ids[1], JobState.Running);
        await store.QueueAsync(ids[1], 10, None);
        await MoveAsync(store, ids[2], JobState.Paused);
        await MoveAsync(store, ids[2], JobState.Queued, JobState.Paused);

        IReadOnlyList<Job> jobs = await (await OpenAsync()).JobsAsync(Open, None);
        Assert.Equal(["second", "fourth", "first", "third"], jobs.Select(job => job.Name));
    }

    [Fact]
    public async Task A_job_moves_only_from_the_states_that_were_expected()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("sample");
        Assert.False(await store.TryMoveJobAsync(ids[0], new HashSet<JobState> { JobState.Running }, JobState.Finished, null, None));
        Assert.False(await store.TryMoveJobAsync(12345, Open, JobState.Running, null, None));

        await MoveAsync(store, ids[0], JobState.Running);
        Job running = (await store.FindJobAsync(ids[0], None))!;
        Assert.Equal((JobState.Running, true, false), (running.State, running.StartedAt is not null, running.EndedAt is not null));

        await MoveAsync(store, ids[0], JobState.Cancelled);
        Job cancelled = (await store.FindJobAsync(ids[0], None))!;
        Assert.Equal((JobState.Cancelled, running.StartedAt, true), (cancelled.State, cancelled.StartedAt, cancelled.EndedAt is not null));
        Assert.Empty(await store.JobsAsync(Open, None));
    }

    [Fact]
    public async Task Of_many_that_move_a_job_at_once_one_succeeds()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("sample");
        bool[] moved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => store.TryMoveJobAsync(ids[0], new HashSet<JobState> { JobState.Queued }, JobState.Running, null, None))));
        Assert.Single(moved, isMoved => isMoved);
    }

    [Fact]
    public async Task A_failed_job_tells_why_until_it_is_queued_again()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("sample");
        Assert.True(await store.TryMoveJobAsync(ids[0], Open, JobState.Failed, "it 'broke'\0 " + new string('x', 5000), None));
        Job failed = (await store.FindJobAsync(ids[0], None))!;
        Assert.StartsWith("it 'broke'  xxx", failed.Failure, StringComparison.Ordinal);
        Assert.InRange(failed.Failure!.Length, 1000, 2100);
        await Assert.ThrowsAsync<ArgumentException>(() => store.TryMoveJobAsync(ids[0], Open, JobState.Failed, null, None));

        Job again = await store.QueueAsync(ids[0], 5, None);
        Assert.Equal((JobState.Queued, null, null, null), (again.State, again.StartedAt, again.EndedAt, again.Failure));
    }

    [Fact]
    public async Task A_job_that_is_queued_again_goes_up_to_the_highest_trial_that_was_asked_for()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("sample");
        Assert.Equal(10, (await store.QueueAsync(ids[0], 3, None)).LastTrial);
        Assert.Equal(20, (await store.QueueAsync(ids[0], 20, None)).LastTrial);
    }

    [Fact]
    public async Task Queueing_an_experiment_that_was_deleted_is_a_conflict()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("sample");
        await store.DeleteAsync("sample", None);
        Assert.Null(await store.FindJobAsync(ids[0], None));
        await Assert.ThrowsAsync<StoreConflictException>(() => store.QueueAsync(ids[0], 10, None));
    }

    [Fact]
    public async Task Jobs_are_counted_by_state()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("a", "b", "c");
        await MoveAsync(store, ids[0], JobState.Finished);
        IReadOnlyDictionary<JobState, long> counts = await store.CountJobsAsync(None);
        Assert.Equal((2, 1, 0), (counts[JobState.Queued], counts[JobState.Finished], counts.GetValueOrDefault(JobState.Running)));
    }

    [Fact]
    public async Task Experiments_are_looked_over_with_their_jobs_the_newest_first()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("queued", "finished", "grown");
        StoredExperiment alone = await store.CreateAsync("alone", "what it is", SampleShards.Revision(4), None);
        await store.CommitAsync(alone.Id, [SampleShards.Shard(1, 3), SampleShards.Shard(4, [Diverged(4)])], None);
        await store.CommitAsync(ids[1], [SampleShards.Shard(1, 1000)], None);
        await MoveAsync(store, ids[1], JobState.Finished);
        await MoveAsync(store, ids[2], JobState.Finished);
        StoredExperiment grown = (await store.FindAsync("grown", None))!;
        await store.GrowAsync(grown, new NewRevision("more", "01", 2000), None);

        IReadOnlyList<ExperimentOverview> all = await store.OverviewsAsync(new OverviewFilter { Limit = 10 }, None);
        Assert.Equal(
            [
                ("alone", ExperimentStanding.Finished, 4, 4), ("grown", ExperimentStanding.Partial, 2000, 0),
                ("finished", ExperimentStanding.Finished, 1000, 1000), ("queued", ExperimentStanding.Queued, 1000, 0),
            ],
            all.Select(overview => (overview.Name, overview.Standing, overview.PlannedTrials, overview.StoredTrials)));
        Assert.Equal((1, "what it is", 1, null), (all[0].DivergedTrials, all[0].Description, all[0].Revisions, all[0].Job));
        Assert.Equal((2, "01"), (all[1].Revisions, all[1].PlanHash));
        Assert.Equal(await store.FindJobAsync(ids[0], None), all[3].Job);
    }

    [Fact]
    public async Task An_overview_is_asked_for_by_page_name_id_and_standing()
    {
        (IExperimentStore store, long[] ids) = await OpenWithJobsAsync("a", "b", "c", "d");
        await MoveAsync(store, ids[1], JobState.Paused);
        await MoveAsync(store, ids[3], JobState.Finished);

        Assert.Equal(["d", "c"], await NamesAsync(store, new OverviewFilter { Limit = 2 }));
        Assert.Equal(["b", "a"], await NamesAsync(store, new OverviewFilter { Limit = 2, Before = ids[2] }));
        Assert.Equal(["b"], await NamesAsync(store, new OverviewFilter { Limit = 9, Name = "b" }));
        Assert.Equal(["c"], await NamesAsync(store, new OverviewFilter { Limit = 9, Id = ids[2] }));
        foreach (ExperimentStanding standing in Enum.GetValues<ExperimentStanding>())
        {
            string[] expected = standing switch
            {
                ExperimentStanding.Queued => ["c", "a"],
                ExperimentStanding.Paused => ["b"],
                ExperimentStanding.Partial => ["d"],
                _ => [],
            };
            Assert.Equal(expected, await NamesAsync(store, new OverviewFilter { Limit = 9, Standing = standing }));
        }
    }

    private static async Task<IEnumerable<string>> NamesAsync(IExperimentStore store, OverviewFilter filter) =>
        (await store.OverviewsAsync(filter, None)).Select(overview => overview.Name);

    private static async Task MoveAsync(IExperimentStore store, long experimentId, JobState to, params JobState[] from) =>
        Assert.True(await store.TryMoveJobAsync(experimentId, from.Length > 0 ? from.ToHashSet() : Open, to, null, None));

    private async Task<(IExperimentStore Store, long[] Ids)> OpenWithJobsAsync(params string[] names)
    {
        IExperimentStore store = await OpenAsync();
        List<long> ids = [];
        foreach (string name in names)
        {
            ids.Add((await store.CreateAsync(name, "", SampleShards.Revision(), None)).Id);
            await store.QueueAsync(ids[^1], 10, None);
        }

        return (store, [.. ids]);
    }
}
