using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    [Fact]
    public async Task A_shard_that_is_committed_twice_is_stored_once()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 4)], None);
        await (await OpenAsync()).CommitAsync(experiment.Id, [SampleShards.Shard(1, 4), SampleShards.Shard(5, 2)], None);

        Assert.Equal([new Shard(1, 4), new Shard(5, 2)], await store.CommittedAsync(experiment.Id, None));
        Assert.Equal([1, 2, 3, 4, 5, 6], await store.TrialsAsync(experiment.Id, None).Select(trial => trial.Number).ToListAsync());
        Assert.Equal(18, await store.TracesAsync(experiment.Id, None).CountAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_in_the_middle_leaves_nothing()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(10, 1)], None);

        // Trial 10 is stored already, under another mark.
        await Assert.ThrowsAsync<StoreConflictException>(
            () => store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 3), SampleShards.Shard(8, 4)], None));
        await AssertHoldsOnlyTrial10Async(store, experiment);

        // And the store goes on.
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 3)], None);
        Assert.Equal(4, (await store.StatusAsync(experiment, None)).StoredTrials);
    }

    [Fact]
    public async Task A_mark_with_another_number_of_trials_is_a_conflict()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(10, 1)], None);
        await Assert.ThrowsAsync<StoreConflictException>(() => store.CommitAsync(experiment.Id, [SampleShards.Shard(10, 2)], None));
        await AssertHoldsOnlyTrial10Async(store, experiment);
    }

    [Fact]
    public async Task The_same_content_under_another_number_is_a_conflict()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(10, 1)], None);
        TrialRecord twin = SampleShards.Trial(11) with { ContentHash = SampleShards.Trial(10).ContentHash };
        await Assert.ThrowsAsync<StoreConflictException>(() => store.CommitAsync(experiment.Id, [SampleShards.Shard(11, [twin])], None));
        await AssertHoldsOnlyTrial10Async(store, experiment);
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_leaves_nothing()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(10, 1)], None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 3)], new CancellationToken(canceled: true)));
        await AssertHoldsOnlyTrial10Async(store, experiment);
    }

    [Fact]
    public async Task Two_stores_that_commit_the_same_shards_at_once_store_each_once()
    {
        (IExperimentStore one, StoredExperiment experiment) = await OpenWithExperimentAsync();
        IExperimentStore other = await OpenAsync();
        const int Shards = 40;

        await Task.WhenAll(CommitAllAsync(one, Enumerable.Range(0, Shards)), CommitAllAsync(other, Enumerable.Range(0, Shards).Reverse()));

        Assert.Equal(
            Enumerable.Range(0, Shards).Select(i => new Shard(1 + i * 8, 8)), await one.CommittedAsync(experiment.Id, None));
        Assert.Equal(
            Enumerable.Range(1, Shards * 8).Select(i => (long)i),
            await other.TrialsAsync(experiment.Id, None).Select(trial => trial.Number).ToListAsync());
        Assert.Equal(Shards * 8 * 3, await other.TracesAsync(experiment.Id, None).CountAsync());

        Task CommitAllAsync(IExperimentStore store, IEnumerable<int> order) => Task.Run(async () =>
        {
            foreach (int i in order)
                await store.CommitAsync(experiment.Id, [SampleShards.Shard(1 + i * 8, 8)], None);
        });
    }

    [Fact]
    public async Task What_was_committed_outlives_the_store()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 4)], None);
        await store.DisposeAsync();
        Assert.Equal([new Shard(1, 4)], await (await OpenAsync()).CommittedAsync(experiment.Id, None));
    }

    private static async Task AssertHoldsOnlyTrial10Async(IExperimentStore store, StoredExperiment experiment)
    {
        Assert.Equal([new Shard(10, 1)], await store.CommittedAsync(experiment.Id, None));
        Assert.Equal([10], await store.TrialsAsync(experiment.Id, None).Select(trial => trial.Number).ToListAsync());
        Assert.Equal([10, 10, 10], await store.TracesAsync(experiment.Id, None).Select(point => point.Trial).ToListAsync());
    }
}
