using Npgsql;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>Roles that did not migrate the database, and may create nothing in it.</summary>
public sealed class PostgresRoleTests : IAsyncLifetime
{
    private TestRole _role = null!;
    private TestDatabase _database = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        _role = await TestRole.CreateAsync();
        _database = await TestDatabase.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _role.DisposeAsync();
    }

    [Fact]
    public async Task A_role_that_may_run_does_all_that_a_run_does()
    {
        StoredExperiment before = await WithAsOwnerAsync(store => store.CreateAsync("before", "", SampleShards.Revision(), None));
        await _database.ExecuteAsync($"SELECT allow_running('{_role.Name}')");
        await using IExperimentStore store = await OpenAsync();

        StoredExperiment created = await store.CreateAsync("created", "", SampleShards.Revision(), None);
        created = await store.GrowAsync(created, SampleShards.Revision(2000), None);
        foreach (StoredExperiment experiment in new[] { before, created })
        {
            await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 4)], None);
            Assert.Equal(3, await store.TraceAsync(experiment.Id, 2, None).CountAsync());
            await store.QueueAsync(experiment.Id, 1000, None);
            Assert.True(await store.TryMoveJobAsync(experiment.Id, new HashSet<JobState> { JobState.Queued }, JobState.Running, null, None));
        }

        Assert.True(await store.DeleteAsync("created", None));
        Assert.Equal(0L, await _database.ExecuteAsync($"SELECT count(*) FROM pg_tables WHERE tablename LIKE '%\\_{created.Id}'"));
        await using NpgsqlConnection connection = await ConnectAsync();
        await Assert.ThrowsAsync<PostgresException>(() => TestDatabase.ExecuteAsync(connection, "CREATE TABLE extra (id integer)"));
    }

    [Fact]
    public async Task A_role_that_may_read_cannot_change_anything()
    {
        StoredExperiment experiment = await WithAsOwnerAsync(store => store.CreateAsync("sample", "", SampleShards.Revision(), None));
        await _database.ExecuteAsync($"SELECT allow_reading('{_role.Name}')");
        await using IExperimentStore store = await OpenAsync();

        Assert.Single(await store.ListAsync(None));
        foreach (IReadOnlyList<object?> view in await QueryAsync(store, "SELECT viewname FROM pg_views WHERE schemaname = 'public'"))
            Assert.Empty(await QueryAsync(store, $"SELECT * FROM {view[0]}"));
        Assert.Empty(await store.LeaderboardAsync(experiment.Id, 10, None));
        Assert.Null(await store.FindJobAsync(experiment.Id, None));
        await Assert.ThrowsAsync<StoreException>(() => store.QueueAsync(experiment.Id, 1000, None));
        StoreException error = await Assert.ThrowsAsync<StoreException>(
            () => store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 4)], None));
        Assert.Contains("allow_running", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => store.DeleteAsync("sample", None));
        await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("mine", "", SampleShards.Revision(), None));
    }

    [Fact]
    public async Task A_role_that_was_not_let_in_is_told_how_to_be()
    {
        StoreException error = await Assert.ThrowsAsync<StoreException>(OpenAsync);
        Assert.Contains("allow_running", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_with_the_owners_rights_are_not_led_astray_by_the_callers_tables()
    {
        await _database.ExecuteAsync($"SELECT allow_running('{_role.Name}')");
        await WithAsOwnerAsync(store => store.CreateAsync("kept", "", SampleShards.Revision(), None));
        await using NpgsqlConnection connection = await ConnectAsync();

        // A temporary table hides the real one from unqualified names, unless the function says where to look.
        await TestDatabase.ExecuteAsync(connection, "CREATE TEMP TABLE experiment (id bigint); SELECT drop_partitions()");
        Assert.Equal(2L, await _database.ExecuteAsync("SELECT count(*) FROM pg_inherits WHERE inhparent IN ('trial'::regclass, 'trace'::regclass)"));
    }

    private Task<IExperimentStore> OpenAsync() => ExperimentStores.OpenAsync(
        _database.ConnectionStringOf(_role.Name), StoreAccess.OpenOrCreate, TimeProvider.System, None);

    private static async Task<List<IReadOnlyList<object?>>> QueryAsync(IExperimentStore store, string sql)
    {
        await using IQueryRows rows = await store.QueryAsync(sql, Timeout.InfiniteTimeSpan, None);
        return await rows.RowsAsync(None).ToListAsync();
    }

    private async Task<StoredExperiment> WithAsOwnerAsync(Func<IExperimentStore, Task<StoredExperiment>> step)
    {
        await using IExperimentStore store = await _database.OpenAsync();
        return await step(store);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = new(_database.ConnectionStringOf(_role.Name) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
