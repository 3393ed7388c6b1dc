using Npgsql;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>Commits and deletions that meet trouble, or each other.</summary>
public sealed class PostgresCommitTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;
    private StoredExperiment _experiment = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
        _experiment = await _store.CreateAsync("sample", "", SampleShards.Revision(), None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task An_import_that_is_not_completed_leaves_nothing_and_the_connection_can_be_used()
    {
        await using NpgsqlConnection connection = await _database.ConnectAsync();
        await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync())
        {
            await using (CopyRows rows = await CopyRows.BeginAsync(connection, "revision (experiment, number)", None))
            {
                rows.BeginRow(2, 16);
                rows.Add(1L);
                rows.Add(2);
                await rows.SendAsync(None);
            }

            await transaction.RollbackAsync();
        }

        Assert.Equal(1L, await TestDatabase.ExecuteAsync(connection, "SELECT count(*) FROM revision"));
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_told_as_passing_and_the_store_goes_on_with_another()
    {
        await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None);
        await _database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        int failures = 0;
        while (true)
        {
            try
            {
                await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(3, 2)], None);
                break;
            }
            catch (StoreUnavailableException) when (failures++ < 5)
            {
            }
        }

        Assert.Equal([new Shard(1, 2), new Shard(3, 2)], await _store.CommittedAsync(_experiment.Id, None));
        Assert.Equal(12, await _store.TracesAsync(_experiment.Id, None).CountAsync());
    }

    [Fact]
    public async Task A_commit_into_a_full_disk_is_told_and_leaves_nothing()
    {
        // What the server says when the disk is full, at the moment at which the points are written.
        await _database.ExecuteAsync($"""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON trace_{_experiment.Id} FOR EACH ROW WHEN (NEW.trial = 2) EXECUTE FUNCTION fail()
            """);
        StoreFailureException error = await Assert.ThrowsAsync<StoreFailureException>(
            () => _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1, 2)], None));
        Assert.Contains("is full", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _store.CommittedAsync(_experiment.Id, None));
        Assert.Equal(0L, await _database.ExecuteAsync("SELECT (SELECT count(*) FROM trial) + (SELECT count(*) FROM trace)"));

        await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(3, 2)], None);
        Assert.Equal([new Shard(3, 2)], await _store.CommittedAsync(_experiment.Id, None));
    }

    [Fact]
    public async Task Many_commits_at_once_store_each_shard_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1 + i * 5, 5, points: 40)], None)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => new Shard(1 + i * 5, 5)), await _store.CommittedAsync(_experiment.Id, None));
        Assert.Equal(4000, await _store.TracesAsync(_experiment.Id, None).CountAsync());
    }

    [Fact]
    public async Task Experiments_can_be_created_and_deleted_while_another_is_written_and_read()
    {
        await using NpgsqlConnection writer = await _database.ConnectAsync();
        await using NpgsqlTransaction writing = await writer.BeginTransactionAsync();
        await TestDatabase.ExecuteAsync(
            writer, $"INSERT INTO shard VALUES ({_experiment.Id}, 1, 1, 0); INSERT INTO trace VALUES ({_experiment.Id}, 1, 0, 0, 0, 0, NULL)");

        // The transaction above holds trace; what follows must neither wait for it nor fail.
        for (int i = 0; i < 2; i++)
        {
            StoredExperiment other = await _store.CreateAsync("other", "", SampleShards.Revision(), None);
            await _store.CommitAsync(other.Id, [SampleShards.Shard(1, 5)], None);
            Assert.True(await _store.DeleteAsync("other", None));
        }

        Assert.Equal(4L, await LeftoverPartitionsAsync());
        await writing.RollbackAsync();
        await _store.CreateAsync("last", "", SampleShards.Revision(), None);
        await _store.DeleteAsync("last", None);
        Assert.Equal(0L, await LeftoverPartitionsAsync());
    }

    [Fact]
    public async Task Deleting_an_experiment_that_is_being_written_waits_for_the_commit_and_ends_the_run()
    {
        Task writing = Task.Run(async () =>
        {
            for (int i = 0; ; i++)
                await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1 + i * 50, 50, points: 50)], None);
        });
        await using IExperimentStore other = await _database.OpenAsync();
        while ((await other.CommittedAsync(_experiment.Id, None)).Count < 3)
            await Task.Yield();

        Assert.True(await other.DeleteAsync("sample", None));

        StoreConflictException error = await Assert.ThrowsAsync<StoreConflictException>(() => writing);
        Assert.Contains("deleted while it ran", error.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await _database.ExecuteAsync("SELECT (SELECT count(*) FROM trial) + (SELECT count(*) FROM trace) + (SELECT count(*) FROM shard)"));
    }

    [Fact]
    public async Task One_trial_is_found_through_the_index_once_it_is_summarized()
    {
        for (int i = 0; i < 20; i++)
            await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1 + i * 50, 50, points: 100)], None);
        Assert.Equal(100, await _store.TraceAsync(_experiment.Id, 777, None).CountAsync());

        string plan = await PlanOfReadingAsync(777);
        Assert.Contains("Bitmap Index Scan", plan, StringComparison.Ordinal);
        Assert.Matches(@"Heap Blocks: lossy=(32|64)\b", plan);
    }

    [Fact]
    public async Task The_index_keeps_trials_apart_whose_pages_take_turns()
    {
        // As two writers leave them, one with the first trials and one with the last.
        for (int i = 0; i < 20; i++)
        {
            await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1 + i * 10, 10, points: 100)], None);
            await _store.CommitAsync(_experiment.Id, [SampleShards.Shard(100_001 + i * 10, 10, points: 100)], None);
        }

        Assert.Equal(100, await _store.TraceAsync(_experiment.Id, 55, None).CountAsync());
        Assert.Matches(@"Heap Blocks: lossy=(32|64)\b", await PlanOfReadingAsync(55));
        Assert.DoesNotContain("Heap Blocks", await PlanOfReadingAsync(50_000), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_commits_that_copy_at_once_one_that_fails_leaves_the_others_whole()
    {
        await _database.ExecuteAsync($"ALTER TABLE trace_{_experiment.Id} ADD CHECK (trial <> 1040)");
        Task bad = _store.CommitAsync(_experiment.Id, [SampleShards.Shard(1001, 50, points: 50)], None);
        Shard[] good = [.. Enumerable.Range(0, 20).Select(i => new Shard(1 + i * 50, 50))];
        await Task.WhenAll(good.Select(shard => _store.CommitAsync(_experiment.Id, [SampleShards.Shard(shard.FirstTrial, 50, points: 50)], None)));

        await Assert.ThrowsAnyAsync<StoreException>(() => bad);
        Assert.Equal(good, await _store.CommittedAsync(_experiment.Id, None));
        Assert.Equal(1000L, await _database.ExecuteAsync("SELECT count(*) FROM trial"));
        Assert.Equal(50_000L, await _database.ExecuteAsync("SELECT count(*) FROM trace"));
    }

    private async Task<string> PlanOfReadingAsync(long trial)
    {
        await using IQueryRows rows = await _store.QueryAsync(
            $"EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) SELECT * FROM trace WHERE experiment = {_experiment.Id} AND trial = {trial}",
            Timeout.InfiniteTimeSpan,
            None);
        return string.Join('\n', await rows.RowsAsync(None).Select(row => (string)row[0]!).ToListAsync());
    }

    private async Task<object?> LeftoverPartitionsAsync() => await _database.ExecuteAsync(
        "SELECT count(*) FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = inhrelid WHERE inhparent IN ('trial'::regclass, 'trace'::regclass) "
        + $"AND c.relname NOT LIKE '%\\_{_experiment.Id}'");
}
