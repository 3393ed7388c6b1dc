using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage;

public abstract partial class ExperimentStoreContract
{
    [Fact]
    public async Task A_query_gives_its_columns_and_rows()
    {
        (IExperimentStore store, StoredExperiment experiment) = await OpenWithExperimentAsync();
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 2)], None);

        await using IQueryRows rows = await store.QueryAsync(
            "SELECT number, best_objective, problem, target_iteration FROM trials WHERE experiment = 'sample' ORDER BY number; -- all",
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
        await using IQueryRows rows = await store.QueryAsync("SELECT * FROM trials", None);
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
        await using IQueryRows rows = await store.QueryAsync(
            "WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter) SELECT count(*) FROM counter", None);
        Task<List<IReadOnlyList<object?>>> reading = Task.Run(() => rows.RowsAsync(source.Token).ToListAsync().AsTask());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }
}
