using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    [Fact]
    public async Task An_experiment_that_was_created_is_found_by_another_store()
    {
        IExperimentStore store = await OpenAsync();
        StoredExperiment created = await store.CreateAsync("a 'quoted' näme", "what it is", SampleShards.Revision(7), None);
        StoredExperiment? found = await (await OpenAsync()).FindAsync("a 'quoted' näme", None);

        Assert.NotNull(found);
        AssertSame(created, found);
        Assert.Equal("what it is", found.Description);
        Assert.Equal(SampleShards.Revision(7).CanonicalSpec, found.Revisions[0].CanonicalSpec);
        Assert.Equal(7, found.PlannedTrials);
        Assert.InRange(Now - found.CreatedAt, TimeSpan.Zero, TimeSpan.FromMicroseconds(1));
        Assert.Equal(TimeSpan.Zero, found.CreatedAt.Offset);
    }

    [Fact]
    public async Task A_name_that_nobody_used_is_not_found()
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        Assert.Null(await store.FindAsync("Sample", None));
        Assert.Null(await store.FindAsync(12345, None));
        Assert.False(await store.DeleteAsync("Sample", None));
    }

    [Fact]
    public async Task A_taken_name_is_a_conflict_and_leaves_the_first()
    {
        (IExperimentStore store, StoredExperiment first) = await OpenWithExperimentAsync();
        StoreConflictException conflict = await Assert.ThrowsAsync<StoreConflictException>(
            () => store.CreateAsync("sample", "other", SampleShards.Revision(), None));
        Assert.Contains("'sample'", conflict.Message, StringComparison.Ordinal);
        AssertSame(first, (await store.FindAsync("sample", None))!);
    }

    [Fact]
    public async Task Of_two_that_grow_an_experiment_at_once_one_is_told_of_the_other()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        StoredExperiment grown = await store.GrowAsync(experiment, new NewRevision("more", "01", 2000), None);
        await Assert.ThrowsAsync<StoreConflictException>(() => store.GrowAsync(experiment, new NewRevision("else", "02", 3000), None));

        StoredExperiment found = (await store.FindAsync("sample", None))!;
        AssertSame(grown, found);
        AssertSame(grown, (await store.FindAsync(experiment.Id, None))!);
        Assert.Equal([1, 2], found.Revisions.Select(revision => revision.Number));
        Assert.Equal(2000, found.PlannedTrials);
    }

    [Fact]
    public async Task Growing_an_experiment_that_was_deleted_is_a_conflict()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.DeleteAsync("sample", None);
        await Assert.ThrowsAsync<StoreConflictException>(() => store.GrowAsync(experiment, SampleShards.Revision(), None));
    }

    [Fact]
    public async Task A_description_can_be_changed()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.DescribeAsync(experiment.Id, "better", None);
        Assert.Equal("better", (await store.FindAsync("sample", None))!.Description);
    }

    [Fact]
    public async Task Experiments_are_listed_the_newest_first_with_how_far_they_have_come()
    {
        (IExperimentStore store, StoredExperiment first) = await OpenWithExperimentAsync("first");
        await store.CreateAsync("second", "", SampleShards.Revision(), None);
        await store.CommitAsync(first.Id, [SampleShards.Shard(1, 3), SampleShards.Shard(4, [Diverged(4)])], None);

        IReadOnlyList<ExperimentStatus> list = await store.ListAsync(None);
        Assert.Equal(["second", "first"], list.Select(status => status.Experiment.Name));
        Assert.Equal([0, 4], list.Select(status => status.StoredTrials));
        Assert.Equal([0, 1], list.Select(status => status.DivergedTrials));
        AssertSame(first, list[1].Experiment);

        ExperimentStatus status = await store.StatusAsync(first, None);
        Assert.Equal((4, 1, false), (status.StoredTrials, status.DivergedTrials, status.IsComplete));
    }

    [Fact]
    public async Task Deleting_an_experiment_deletes_all_of_it_and_nothing_else()
    {
        (IExperimentStore store, StoredExperiment doomed) = await OpenWithExperimentAsync("doomed");
        StoredExperiment kept = await store.CreateAsync("kept", "", SampleShards.Revision(), None);
        await store.CommitAsync(doomed.Id, [SampleShards.Shard(1, 5)], None);
        await store.CommitAsync(kept.Id, [SampleShards.Shard(1, 2)], None);
        await store.QueueAsync(doomed.Id, 1000, None);
        await store.QueueAsync(kept.Id, 1000, None);

        Assert.True(await store.DeleteAsync("doomed", None));

        Assert.Null(await store.FindAsync("doomed", None));
        Assert.Equal(2, (await store.StatusAsync(kept, None)).StoredTrials);
        foreach ((string table, long rows) in new[] { ("experiment", 1L), ("revision", 1), ("shard", 1), ("trial", 2), ("trace", 6), ("job", 1) })
            Assert.Equal(rows, (await QueryAsync(store, $"SELECT count(*) FROM {table}"))[0][0]);
    }

    [Fact]
    public async Task A_run_of_a_deleted_experiment_cannot_store_into_the_one_that_took_its_place()
    {
        (IExperimentStore store, StoredExperiment old) = await OpenWithExperimentAsync();
        await store.DeleteAsync("sample", None);
        StoredExperiment replaced = await store.CreateAsync("sample", "", SampleShards.Revision(), None);

        await Assert.ThrowsAsync<StoreConflictException>(() => store.CommitAsync(old.Id, [SampleShards.Shard(1, 2)], None));
        Assert.Equal(0, (await store.StatusAsync(replaced, None)).StoredTrials);
    }

    private static void AssertSame(StoredExperiment expected, StoredExperiment actual)
    {
        Assert.Equal(expected.Revisions, actual.Revisions);
        Assert.Equal(expected with { Revisions = [] }, actual with { Revisions = [] });
    }
}
