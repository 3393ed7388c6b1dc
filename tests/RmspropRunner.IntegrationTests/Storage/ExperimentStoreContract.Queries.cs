using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    private const string Endless = "WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 0 FROM counter) SELECT count(*) FROM counter";

    [Fact]
    public async Task A_query_gives_its_columns_and_rows()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 2)], None);

        await using IQueryRows rows = await store.QueryAsync(
            "SELECT number, best_objective, problem, target_iteration FROM trials WHERE experiment = 'sample' ORDER BY number; -- all",
            Timeout.InfiniteTimeSpan,
            None);
        Assert.Equal(["number", "best_objective", "problem", "target_iteration"], rows.Columns);
        List<IReadOnlyList<object?>> list = await rows.RowsAsync(None).ToListAsync();
        Assert.Equal([1L, 0.1, "sphere", null], list[0]);
        Assert.Equal([2L, 0.2, "sphere", null], list[1]);
    }

    [Fact]
    public async Task The_view_of_trials_has_the_columns_of_the_command_after_the_experiment()
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        await using IQueryRows rows = await store.QueryAsync("SELECT * FROM trials", Timeout.InfiniteTimeSpan, None);
        Assert.Equal(
            [
                "experiment", "number", "configuration", "problem", "dimension", "optimizer", "hyperparameters", "seed", "outcome",
                "stop_reason", "iterations", "start", "final_x", "final_objective", "best_objective", "best_iteration",
                "target_iteration",
            ],
            rows.Columns);
    }

    [Theory]
    [InlineData("INSERT INTO experiment (name, description, created_at) VALUES ('x', '', '2024-01-01T00:00:00.000000Z')")]
    [InlineData("INSERT INTO experiment (name, description, created_at) VALUES ('x', '', '2024-01-01T00:00:00.000000Z') RETURNING id")]
    [InlineData("UPDATE experiment SET name = 'x'")]
    [InlineData("DELETE FROM revision")]
    [InlineData("WITH gone AS (SELECT 1) DELETE FROM revision RETURNING number")]
    [InlineData("DROP TABLE trace")]
    [InlineData("CREATE TABLE extra (id INTEGER)")]
    [InlineData("BEGIN")]
    [InlineData("SELECT 1; DELETE FROM revision")]
    [InlineData("SELECT nothing FROM nowhere")]
    [InlineData("SELECT")]
    [InlineData("-- nothing")]
    public async Task A_query_that_does_not_only_read_is_refused_and_changes_nothing(string sql)
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await Assert.ThrowsAsync<StoreQueryException>(() => QueryAsync(store, sql));
        AssertSame(experiment, (await store.FindAsync("sample", None))!);
    }

    [Fact]
    public async Task An_error_in_a_query_is_told_in_the_words_of_the_database()
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        StoreQueryException error = await Assert.ThrowsAsync<StoreQueryException>(() => QueryAsync(store, "SELECT * FROM nowhere"));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_can_be_cancelled()
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        using CancellationTokenSource source = new();
        await using IQueryRows rows = await store.QueryAsync(Endless, Timeout.InfiniteTimeSpan, None);
        Task<List<IReadOnlyList<object?>>> reading = Task.Run(() => rows.RowsAsync(source.Token).ToListAsync().AsTask());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_query_that_takes_longer_than_it_may_is_stopped_and_told()
    {
        (IExperimentStore store, _) = await OpenWithExperimentAsync();
        await using IQueryRows rows = await store.QueryAsync(Endless, TimeSpan.FromMilliseconds(50), None);
        StoreQueryException error = await Assert.ThrowsAsync<StoreQueryException>(() => rows.RowsAsync(None).ToListAsync().AsTask());
        Assert.Contains("longer than 0.05 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_a_query_are_the_same_in_every_database()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        double[] vector = [5, 0.1, double.NaN, double.PositiveInfinity, -1e-300];
        await store.CommitAsync(
            experiment.Id, [SampleShards.Shard(1, [SampleShards.Trial(1) with { Dimension = 5, Start = vector, FinalX = vector }])], None);

        Assert.Equal(
            [1L, "[5.0,0.1,null,9e999,-1E-300]", 1L, 2.5, null, "2024-02-29T23:59:58.123456Z"],
            (await QueryAsync(
                store,
                "SELECT t.number, start, (SELECT sum(trial_count) FROM shard), 2.5, target_iteration, created_at "
                + "FROM trial AS t JOIN experiment AS e ON e.id = t.experiment"))[0]);
    }
}
